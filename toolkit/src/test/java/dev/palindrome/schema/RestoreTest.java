package dev.palindrome.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.palindrome.database.Server;
import dev.palindrome.database.Server.ScratchDatabase;
import dev.palindrome.database.TestServer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A schema with everything in it, made by its script and made by pg_dump's, is the same. */
class RestoreTest {
    private static final int VERSION = 15;
    private static final Path PROGRAMS = Path.of("/usr/lib/postgresql/15/bin");

    private final Server server = TestServer.shared(VERSION);
    private final SnapshotReader reader = new SnapshotReader(Set.of());

    @TempDir
    Path directory;

    @Test
    void aRestoredSchemaIsTheSame() throws Exception {
        assumeTrue(Files.isExecutable(PROGRAMS.resolve("pg_dump")), "there is no pg_dump in " + PROGRAMS);
        Path dump = directory.resolve("dump.sql");
        try (ScratchDatabase original = server.create();
                ScratchDatabase restored = server.create()) {
            Snapshot expected;
            try (Connection connection = original.connect()) {
                roles(connection);
                run(connection, script());
                expected = reader.read(connection);
                command("pg_dump", original, "--schema-only", "--file=" + dump);
                command("psql", restored, "--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1", "--file=" + dump);
            }
            try (Connection connection = restored.connect()) {
                run(connection, "SET search_path = imaging, pg_catalog; SET TimeZone = 'Asia/Tokyo'");
                Snapshot found = reader.read(connection);

                assertThat(SnapshotText.write(found)).isEqualTo(SnapshotText.write(expected));
                assertThat(found).isEqualTo(expected);
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

    private static void command(String program, ScratchDatabase database, String... arguments)
            throws IOException, InterruptedException {
        String url = database.url().substring("jdbc:".length()).replaceAll("\\?.*", "");
        List<String> command = new ArrayList<>(
                List.of(PROGRAMS.resolve(program).toString(), "--dbname=" + url + "?user=" + database.user()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("PGPASSWORD", database.password());
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
    }
}
