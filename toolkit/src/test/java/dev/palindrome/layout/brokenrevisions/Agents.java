package dev.palindrome.layout.brokenrevisions;

import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;

/** A migration whose name says no version. */
public class Agents extends BaseJavaMigration {
    @Override
    public void migrate(Context context) {}
}
