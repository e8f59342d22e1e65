package dev.palindrome.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.palindrome.database.Server;
import dev.palindrome.database.Server.ScratchDatabase;
import dev.palindrome.database.TestServer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A schema with everything in it, made by its script and made by pg_dump's in a database of another locale, is the same. */
class RestoreTest {
    private final Server server = TestServer.shared(PgDump.VERSION);
    private final SnapshotReader reader = new SnapshotReader(Set.of());

    @TempDir
    Path directory;

    @Test
    void aRestoredSchemaIsTheSame() throws Exception {
        assumeTrue(PgDump.isThere(), "there is no pg_dump");
        try (ScratchDatabase original = server.create();
                ForeignDatabase restored = new ForeignDatabase(server)) {
            Snapshot expected;
            try (Connection connection = original.connect()) {
                roles(connection);
                run(connection, script());
                expected = reader.read(connection);
                PgDump.restore(restored, PgDump.schema(original), directory);
            }
            Snapshot found = restored.snapshot(reader);

            assertThat(SnapshotText.write(found)).isEqualTo(SnapshotText.write(expected));
            assertThat(found).isEqualTo(expected);
            try (Connection connection = restored.connect()) {
                run(connection, "DROP SUBSCRIPTION reads");
            }
            try (Connection connection = original.connect()) {
                run(connection, "DROP SUBSCRIPTION reads");
            }
        }
    }

    private static void roles(Connection connection) throws SQLException {
        for (String role : List.of("owner_role", "reader_role")) {
            run(connection, "DO $$ BEGIN CREATE ROLE " + role + "; EXCEPTION WHEN duplicate_object THEN NULL; END $$");
        }
    }

    private static String script() throws IOException {
        try (InputStream stream = RestoreTest.class.getResourceAsStream("everything.sql")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
