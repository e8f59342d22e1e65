package dev.palindrome.layout.brokenrevisions;

import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;

/** Cannot be made without a parameter. */
public class V3__Needs_a_name extends BaseJavaMigration {
    /** The only constructor. */
    public V3__Needs_a_name(String name) {
        name.strip();
    }

    @Override
    public void migrate(Context context) {}
}
