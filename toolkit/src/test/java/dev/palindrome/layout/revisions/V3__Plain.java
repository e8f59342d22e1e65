package dev.palindrome.layout.revisions;

import java.sql.Statement;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;

/** Flyway's own kind. */
public class V3__Plain extends BaseJavaMigration {
    @Override
    public void migrate(Context context) throws Exception {
        try (Statement statement = context.getConnection().createStatement()) {
            statement.execute("insert into agents values ('008')");
        }
    }

    @Override
    public Integer getChecksum() {
        return 42;
    }

    /** No revision, though it is one's neighbour. */
    public static final class Names {
        private Names() {}
    }
}
