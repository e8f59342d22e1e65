package dev.palindrome.layout.brokenrevisions;

import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;

/** Repeatable, which Java revisions cannot be yet. */
public class R__Views extends BaseJavaMigration {
    @Override
    public void migrate(Context context) {}
}
