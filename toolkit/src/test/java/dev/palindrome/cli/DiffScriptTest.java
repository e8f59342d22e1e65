package dev.palindrome.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.palindrome.database.Server.ScratchDatabase;
import dev.palindrome.database.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code diff --sql}: the script that leads from the first side to the second. */
class DiffScriptTest {
    private static ScratchDatabase server;

    @TempDir
    private Path directory;

    @BeforeAll
    static void start() {
        server = TestServer.create();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void twoSchemas() throws IOException {
        Scripts.write(
                directory,
                "a.sql",
                "CREATE TABLE users (id int PRIMARY KEY, nick text); CREATE VIEW v AS SELECT nick FROM users;",
                "b.sql",
                "CREATE TABLE users (id bigint PRIMARY KEY, handle text, age int NOT NULL);"
                        + " CREATE VIEW v AS SELECT handle FROM users; CREATE INDEX i ON users (handle);");
    }

    private Run diff(String first, String second, String... more) {
        String[] all = Stream.concat(
                        Stream.of(
                                "diff",
                                directory.resolve(first).toString(),
                                directory.resolve(second).toString(),
                                "--sql"),
                        Arrays.stream(more))
                .toArray(String[]::new);
        Run run = Run.palindrome(Run.with(server, all));
        return new Run(
                run.status(),
                run.out().replace(directory.toString(), "DIR"),
                run.err().replace(directory.toString(), "DIR"));
    }

    @Test
    void leadsFromTheFirstToTheSecond() {
        assertThat(diff("a.sql", "b.sql", "--rename", "users.nick=handle")).isEqualTo(new Run(1, """
                        -- From DIR/a.sql
                        -- to DIR/b.sql

                        BEGIN;
                        ALTER TABLE public.users RENAME COLUMN nick TO handle;
                        DROP VIEW public.v;
                        -- Fails where there are rows, because column public.users.age has no default: give it one, or add it, fill it and make it NOT NULL.
                        ALTER TABLE public.users ADD COLUMN age integer NOT NULL;
                        ALTER TABLE public.users ALTER COLUMN id TYPE bigint;
                        CREATE INDEX i ON public.users USING btree (handle);
                        CREATE VIEW public.v AS
                        SELECT handle
                           FROM public.users;
                        COMMIT;
                        """, ""));
    }

    @Test
    void whatStaysUsableIsCommittedInSteps() {
        assertThat(diff("a.sql", "b.sql", "--rename", "users.nick=handle", "--online")
                        .out())
                .contains("""
                        COMMIT;
                        -- Runs outside a transaction.
                        CREATE INDEX CONCURRENTLY i ON public.users USING btree (handle);
                        BEGIN;
                        """);
    }

    @Test
    void aLossIsRefusedByName() {
        assertThat(diff("a.sql", "b.sql")).isEqualTo(new Run(1, "", """
                        error ddl-loses-data
                          "ALTER TABLE public.users DROP COLUMN nick" loses the values of column
                          public.users.nick.
                          Remedy: --allow-data-loss allows it; if it is there under another name,
                          --rename OLD=NEW keeps the data.
                        info ddl-looks-renamed
                          The column public.users.nick goes and public.users.handle, which is like it,
                          comes.
                          Remedy: If it is the same under another name, say --rename
                          public.users.nick=handle.
                        """));
        assertThat(diff("a.sql", "b.sql", "--allow-data-loss").out())
                .contains(
                        "-- Loses the values of column public.users.nick.\nALTER TABLE public.users DROP COLUMN nick;\n");
    }

    @Test
    void theWayBackIsThereToo() throws IOException, SQLException {
        Path up = directory.resolve("up.sql");
        Path down = directory.resolve("down.sql");
        String[] options = {"--rename", "users.nick=handle", "--allow-data-loss"};
        assertThat(diff("a.sql", "b.sql", with(options, "--output", up.toString())))
                .isEqualTo(new Run(1, "", ""));
        assertThat(diff("a.sql", "b.sql", with(options, "--output", down.toString(), "--downgrade")))
                .isEqualTo(new Run(1, "", ""));
        assertThat(Files.readString(down))
                .startsWith("-- From " + directory + "/b.sql\n-- to " + directory + "/a.sql\n");
        try (ScratchDatabase database = TestServer.create();
                Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(Files.readString(directory.resolve("a.sql")));
            statement.execute(Files.readString(up));
            assertThat(compared("b.sql", database)).isZero();
            statement.execute(Files.readString(down));
            assertThat(compared("a.sql", database)).isZero();
        }
    }

    private int compared(String file, ScratchDatabase database) {
        return Run.palindrome(Run.with(
                        server,
                        "diff",
                        directory.resolve(file).toString(),
                        database.url() + "&user=" + database.user() + "&password=" + database.password()))
                .status();
    }

    private static String[] with(String[] options, String... more) {
        return Stream.concat(Arrays.stream(options), Arrays.stream(more)).toArray(String[]::new);
    }

    @Test
    void thereIsNothingToDoBetweenEqualSchemas() {
        assertThat(diff("a.sql", "a.sql")).isEqualTo(new Run(0, """
                        -- From DIR/a.sql
                        -- to DIR/a.sql
                        -- The schemas are equal: there is nothing to do.
                        """, ""));
    }

    @Test
    void optionsOfAScriptNeedOne() {
        assertThat(Run.palindrome("diff", "a.sql", "b.sql", "--online")).isEqualTo(new Run(2, "", """
                        error usage
                          --online is for a script, and the differences are told in words.
                          Remedy: Add --sql.
                        """));
        assertThat(Run.palindrome("diff", "a.sql", "b.sql", "--sql", "--rename", "nick")
                        .err())
                .isEqualTo("""
                        error usage
                          Invalid value for option '--rename' (OLD=NEW): "nick" is not a renaming. Write
                          table.column=new or table=new, with the schema before the table where it is
                          not public.
                          Remedy: `palindrome diff --help` shows what it takes.
                        """);
    }
}
