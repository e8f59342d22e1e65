package dev.palindrome.layout.brokenrevisions;

import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;

/** Throws when it is made. */
public class V4__Throws extends BaseJavaMigration {
    /** Never ends well. */
    public V4__Throws() {
        throw new IllegalStateException("no configuration");
    }

    @Override
    public void migrate(Context context) {}
}
