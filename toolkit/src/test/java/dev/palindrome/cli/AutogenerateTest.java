package dev.palindrome.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.palindrome.database.Server.ScratchDatabase;
import dev.palindrome.database.TestServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code revision --autogenerate}: proven, then written; or refused, and nothing written. */
class AutogenerateTest {
    private static final String USERS = "CREATE TABLE users (id int PRIMARY KEY, nick text);";

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

    private Path history() throws IOException {
        return Scripts.write(directory.resolve("h"), "V001__users.sql", USERS, "U001__users.sql", "DROP TABLE users;");
    }

    private Run generate(Path history, String model, String... more) throws IOException {
        Scripts.write(directory, "model.sql", model);
        List<String> all = new ArrayList<>(
                List.of("revision", "--autogenerate", "-m", "follow the model", "-d", history.toString()));
        all.addAll(List.of("--model", directory.resolve("model.sql").toString()));
        all.addAll(Arrays.asList(more));
        Run run = Run.palindrome(Run.with(server, all.toArray(String[]::new)));
        return new Run(
                run.status(),
                run.out().replace(directory.toString(), "DIR"),
                run.err().replace(directory.toString(), "DIR"));
    }

    private Run verify(Path history) {
        return Run.palindrome(Run.with(server, "verify", history.toString()));
    }

    private static List<String> files(Path history) throws IOException {
        try (Stream<Path> files = Files.walk(history)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> history.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    @Test
    void writesWhatLeadsToTheModelAndBack() throws IOException {
        Path history = history();
        assertThat(generate(history, "CREATE TABLE users (id int PRIMARY KEY, nick text, born date);"))
                .isEqualTo(new Run(0, """
                        wrote DIR/h/V002__follow_the_model.sql
                        wrote DIR/h/U002__follow_the_model.sql
                        """, ""));
        assertThat(Files.readString(history.resolve("V002__follow_the_model.sql")))
                .matches("""
                        -- follow the model
                        -- palindrome: revises 001
                        -- created .*

                        ALTER TABLE public.users ADD COLUMN born date;
                        """);
        assertThat(Files.readString(history.resolve("U002__follow_the_model.sql")))
                .isEqualTo("""
                        -- Takes back 002: follow the model

                        -- Loses the values of column public.users.born.
                        ALTER TABLE public.users DROP COLUMN born;
                        """);
        assertThat(verify(history).status()).isZero();
        assertThat(generate(history, "CREATE TABLE users (id int PRIMARY KEY, nick text, born date);"))
                .isEqualTo(new Run(0, "The history builds what DIR/model.sql says: there is nothing to write.\n", ""));
    }

    @Test
    void theFirstRevisionIsGeneratedToo() throws IOException {
        Path history = Files.createDirectory(directory.resolve("h"));
        assertThat(generate(history, USERS).out()).startsWith("wrote DIR/h/V001__follow_the_model.sql\n");
        assertThat(verify(history).status()).isZero();
    }

    @Test
    void aLossIsRefusedUntilItIsAllowed() throws IOException {
        Path history = history();
        assertThat(generate(history, "CREATE TABLE users (id int PRIMARY KEY);"))
                .isEqualTo(new Run(1, "", """
                        error ddl-loses-data
                          "ALTER TABLE public.users DROP COLUMN nick" loses the values of column
                          public.users.nick.
                          Remedy: --allow-data-loss allows it; if it is there under another name,
                          --rename OLD=NEW keeps the data.
                        """));
        assertThat(files(history)).containsExactly("U001__users.sql", "V001__users.sql");

        assertThat(generate(history, "CREATE TABLE users (id int PRIMARY KEY);", "--allow-data-loss")
                        .status())
                .isZero();
        assertThat(Files.readString(history.resolve("V002__follow_the_model.sql")))
                .contains("-- palindrome: lossy users.nick\n")
                .endsWith(
                        "-- Loses the values of column public.users.nick.\nALTER TABLE public.users DROP COLUMN nick;\n");
    }

    @Test
    void aRenamingKeepsTheData() throws IOException {
        Path history = history();
        assertThat(generate(
                                history,
                                "CREATE TABLE users (id int PRIMARY KEY, handle text);",
                                "--rename",
                                "users.nick=handle")
                        .status())
                .isZero();
        assertThat(Files.readString(history.resolve("V002__follow_the_model.sql")))
                .endsWith("\n\nALTER TABLE public.users RENAME COLUMN nick TO handle;\n");
        assertThat(Files.readString(history.resolve("U002__follow_the_model.sql")))
                .endsWith("\n\nALTER TABLE public.users RENAME COLUMN handle TO nick;\n");
    }

    @Test
    void aChangeThatNoStatementCanMakeIsNamed() throws IOException {
        Path history = history();
        assertThat(generate(
                        history,
                        USERS + "CREATE SUBSCRIPTION s CONNECTION 'host=/nowhere' PUBLICATION p"
                                + " WITH (connect = false, slot_name = NONE);"))
                .isEqualTo(new Run(1, "", """
                        error ddl-impossible
                          No statement is written for subscription s.
                          Remedy: Write it by hand: a snapshot does not tell all that it takes.
                        """));
        assertThat(files(history)).containsExactly("U001__users.sql", "V001__users.sql");
    }

    @Test
    @Tag("slow")
    void whatARevisionCannotReachIsRefused() throws IOException {
        Path history = Scripts.write(history(), "R__view.sql", "CREATE OR REPLACE VIEW v AS SELECT id FROM users;");
        String view = "CREATE VIEW v AS SELECT id FROM users;";
        assertThat(generate(history, USERS + view).out()).endsWith("there is nothing to write.\n");
        assertThat(generate(history, USERS + "CREATE VIEW v AS SELECT id FROM users WHERE id > 0;"))
                .isEqualTo(new Run(1, "", """
                        error autogenerate-drift-remains
                          The revision that was generated does not lead to the model, so nothing was
                          written.
                            - view v: definition differs from line 2:
                                -    FROM public.users
                                -   WHERE (id > 0);
                                +    FROM public.users;
                          Remedy: What a repeatable script makes is changed there; the rest by hand.
                        """));
        assertThat(generate(history, "CREATE TABLE users (id int PRIMARY KEY, nick text, born date);" + view)
                        .status())
                .isZero();
        assertThat(Files.readString(history.resolve("V002__follow_the_model.sql")))
                .endsWith("\n\nALTER TABLE public.users ADD COLUMN born date;\n");
    }

    @Test
    @Tag("slow")
    void onlineItIsSplitOverRevisions() throws IOException {
        Path history = history();
        Run run = generate(
                history,
                "CREATE TABLE users (id int PRIMARY KEY, nick text NOT NULL UNIQUE, CHECK (id > 0));"
                        + "CREATE INDEX users_lower ON users (lower(nick));",
                "--online");
        assertThat(run.status()).isZero();
        // What rows it would fail on is said, and left to the author.
        assertThat(run.err())
                .contains("warning data-upgrade-failed  revision 003\n", "fails on rows that were made up");
        assertThat(files(history))
                .contains("V003__follow_the_model_2_of_6.sql", "V005__follow_the_model_4_of_6.sql.conf")
                .hasSizeGreaterThan(12);
        Run proof = verify(history);
        assertThat(proof.status()).as(proof.out()).isZero();
        assertThat(proof.out()).contains("7 revisions: ").doesNotContain("BROKEN");
    }

    @Test
    @Tag("slow")
    void onALineOfItsOwnItSaysWhatElseItNeeds() throws IOException {
        Path history = Scripts.write(
                history(),
                "V002__a.sql",
                "-- palindrome: revises 001\n-- palindrome: label one\nCREATE TABLE a (id int PRIMARY KEY);",
                "U002__a.sql",
                "DROP TABLE a;",
                "V003__b.sql",
                "-- palindrome: revises 001\n-- palindrome: label two\nCREATE TABLE b (id int PRIMARY KEY);",
                "U003__b.sql",
                "DROP TABLE b;");
        String model = USERS + "CREATE TABLE a (id int PRIMARY KEY);"
                + "CREATE TABLE b (id int PRIMARY KEY, a_id int REFERENCES a);";
        assertThat(generate(history, model).err()).startsWith("error target-several-heads");
        assertThat(generate(history, model, "--head", "two@head")).isEqualTo(new Run(1, "", """
                        error autogenerate-refused
                          The revision that was generated does not stand the proof, so nothing was
                          written.
                          Remedy: Change the model, or write the revision by hand: palindrome revision
                          without --autogenerate.
                        error autogenerate-needs-others  revision 004
                          Revision 004 (follow the model) fails where only its own ancestors are
                          applied: The upgrade of revision 004 failed at the upgrade of the new
                          revision:2:1: relation "public.a" does not exist (SQLSTATE 42P01), in the
                          statement: ALTER TABLE public.b ADD CONSTRAINT b_a_id_fkey FOREIGN KEY (a_id)
                          REFERENCES public.a(id); Nothing is left behind: its transaction was rolled
                          back.
                          Remedy: Say what else it needs with --depends-on, or merge the heads first.
                        """));
        assertThat(generate(history, model, "--head", "two@head", "--depends-on", "one")
                        .status())
                .isZero();
        assertThat(Files.readString(history.resolve("V004__follow_the_model.sql")))
                .contains("-- palindrome: revises 003\n-- palindrome: depends-on one\n");
    }

    /** Functions have semicolons and dollars, indexes and policies operators that drivers and templates take for their own. */
    private static final String AWKWARD = USERS + """
            CREATE TABLE facts (id int PRIMARY KEY, body jsonb, note text DEFAULT E'a\\\\b "c" ${d} {0} :e');
            CREATE INDEX has ON facts ((body ? 'x'));
            CREATE VIEW haves AS SELECT id FROM facts WHERE body ? 'x' AND note <> ':a {1}';
            CREATE POLICY haves ON facts USING (body ?| '{a,b}'::text[]);
            COMMENT ON TABLE facts IS E'ends with blanks  \\n  "quoted""';
            CREATE FUNCTION twice(n int) RETURNS int LANGUAGE plpgsql AS $$
            BEGIN
                -- what? {0} ${x} :y  \s
                n := n * 2;

                RETURN n;
            END $$;
            """;

    @Test
    @Tag("slow")
    void everyLayoutReadsWhatWasMeant() throws IOException {
        String model = AWKWARD + "CREATE INDEX users_nick ON users (nick);";
        List<Path> histories = List.of(
                Scripts.write(directory.resolve("flyway"), "V1__a.sql", USERS, "U1__a.sql", "DROP TABLE users;"),
                Scripts.write(directory.resolve("golang"), "1_a.up.sql", USERS, "1_a.down.sql", "DROP TABLE users;"),
                Scripts.write(
                        directory.resolve("goose"),
                        "00001_a.sql",
                        "-- +goose Up\n" + USERS + "\n-- +goose Down\nDROP TABLE users;\n"),
                Scripts.write(
                        directory.resolve("dbmate"),
                        "20240101000000_a.sql",
                        "-- migrate:up\n" + USERS + "\n-- migrate:down\nDROP TABLE users;\n"),
                Scripts.write(
                                directory.resolve("diesel").resolve("2024-01-01-000000_a"),
                                "up.sql",
                                USERS,
                                "down.sql",
                                "DROP TABLE users;")
                        .getParent());
        for (Path history : histories) {
            Run run = generate(history, model, "--online");
            assertThat(run.err()).as(history.toString()).isEmpty();
            assertThat(run.status()).as(history.toString()).isZero();
            Run proof = verify(history);
            assertThat(proof.status()).as(proof.out() + proof.err()).isZero();
        }
    }

    @Test
    @Tag("slow")
    void aJavaRevisionDoesTheSame() throws IOException {
        Path history = history();
        Run run = generate(history, AWKWARD, "--java");
        assertThat(run)
                .isEqualTo(new Run(0, "wrote DIR/h/src/main/java/db/migration/V002__Follow_the_model.java\n", ""));
        Path source = history.resolve("src/main/java/db/migration/V002__Follow_the_model.java");
        Path classes = Files.createDirectory(directory.resolve("classes"));
        assertThat(ToolProvider.getSystemJavaCompiler()
                        .run(
                                null,
                                null,
                                null,
                                "-proc:none",
                                "-cp",
                                System.getProperty("java.class.path"),
                                "-d",
                                classes.toString(),
                                source.toString()))
                .as(text(source))
                .isZero();
        String[] more = {
            "--locations", "filesystem:" + history + ",classpath:db/migration", "--classpath", classes.toString()
        };
        Run proof = Run.palindrome(Run.with(
                server,
                Stream.concat(Stream.of("verify", history.toString()), Arrays.stream(more))
                        .toArray(String[]::new)));
        assertThat(proof.out()).as(proof.err()).contains("2 revisions: 2 REVERSIBLE.");
        assertThat(generate(history, AWKWARD, more).out())
                .as(text(source))
                .isEqualTo("The history builds what DIR/model.sql says: there is nothing to write.\n");
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void itsOptionsNeedIt() {
        assertThat(Run.palindrome("revision", "-m", "x", "--online")).isEqualTo(new Run(2, "", """
                        error usage
                          --online is for a revision that is generated.
                          Remedy: Add --autogenerate, or leave it out.
                        """));
        assertThat(Run.palindrome("revision", "-m", "x", "--autogenerate", "-d", directory.toString()))
                .isEqualTo(new Run(2, "", """
                        error usage
                          No model is configured, so there is nothing to generate a revision from.
                          Remedy: Name one with --model, or with the key model in palindrome.properties.
                        """));
    }
}
