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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code palindrome check} with a model. */
class CheckModelTest {
    private static final String WRONG = "dev.palindrome.model.wrong.Wrong$";

    private static ScratchDatabase server;

    @TempDir
    private Path directory;

    @BeforeAll
    static void connect() {
        server = TestServer.create();
    }

    @AfterAll
    static void close() {
        server.close();
    }

    @BeforeEach
    void aHistory() throws IOException {
        file("V1__claimed.sql", "CREATE TABLE claimed (id integer PRIMARY KEY); CREATE TABLE unclaimed (n int);");
    }

    @Test
    void differencesAreToldWithTheirFields() throws IOException {
        file("palindrome.properties", "model=jpa\nmodel.classes=" + WRONG + "Claimed\n");
        assertThat(check())
                .isEqualTo(new Run(
                        1,
                        "1 revision, 1 head. expected: JPA entities (PostgreSQL 17) found:    DIR@heads (PostgreSQL 17) note:"
                                + " One table is not in the model: unclaimed. table claimed - column claimed.id: type was"
                                + " bigint, is integer dev.palindrome.model.wrong.Wrong.Claimed.id"
                                + " 1 difference between the schema and the model.",
                        ""));
        assertThat(check("--model-option", "authority=complete").out()).contains("table unclaimed was not expected");
        assertThat(check("--model-option", "ignore=column claimed.id").status()).isZero();
        assertThat(check("--json", "-").out()).contains("\"origin\" : \"dev.palindrome.model.wrong.Wrong.Claimed.id\"");
    }

    /** There it has a say in everything: the table that no entity maps, the names. */
    @Test
    void itIsASideOfADiff() throws IOException {
        assertThat(diff("model:" + directory, directory.toString()))
                .isEqualTo(new Run(
                        2,
                        "",
                        "error configuration-invalid No model is configured in DIR. Remedy: Name one with the key model in"
                                + " palindrome.properties."));
        file("palindrome.properties", "model=model\n");
        assertThat(diff("model:" + directory, directory.toString()).err())
                .isEqualTo("error configuration-invalid The model of DIR is model, which is a model again. Remedy: Name"
                        + " jpa, jooq, a file, a URL or DIR@REVISION.");
        file("palindrome.properties", "model=schema.sql\n");
        file("schema.sql", "CREATE TABLE claimed (id integer PRIMARY KEY); CREATE TABLE unclaimed (n int);");
        assertThat(diff("model:" + directory, directory.toString()).status()).isZero();
        file("palindrome.properties", "model=jpa\nmodel.classes=" + WRONG + "Claimed\n");
        assertThat(diff("model:" + directory, directory.toString()))
                .isEqualTo(new Run(
                        1,
                        "expected: JPA entities (PostgreSQL 17) found:    DIR@head (PostgreSQL 17) table claimed - column"
                                + " claimed.id: type was bigint, is integer schema public - table unclaimed was not expected"
                                + " 2 differences.",
                        ""));
        assertThat(diff(directory.toString(), "model:" + directory, "--sql", "--allow-data-loss")
                        .out())
                .contains("DROP TABLE public.unclaimed;", "ALTER TABLE public.claimed ALTER COLUMN id TYPE bigint;");
    }

    private Run diff(String... arguments) {
        return Run.palindrome(Run.with(
                        server,
                        Stream.concat(Stream.of("diff"), Arrays.stream(arguments))
                                .toArray(String[]::new)))
                .flat(directory);
    }

    @Test
    void jooqsTables() throws IOException {
        file("V1__claimed.sql", "CREATE TABLE claimed (id bigserial PRIMARY KEY, name varchar(40));");
        assertThat(check("--model", "jooq", "--model-option", "classes=dev.palindrome.model.jooq.Public"))
                .isEqualTo(new Run(
                        1,
                        "1 revision, 1 head. expected: jOOQ's dev.palindrome.model.jooq.Public (PostgreSQL 17)"
                                + " found:    DIR@heads (PostgreSQL 17) table claimed - column claimed.name: not null is"
                                + " missing dev.palindrome.model.jooq.Claimed.name - constraint claimed.claimed_name_key is"
                                + " missing (was: UNIQUE (name)) dev.palindrome.model.jooq.Claimed.name"
                                + " 2 differences between the schema and the model.",
                        ""));
    }

    @Test
    void aDatabaseAndASchema() throws IOException, SQLException {
        file("schema.sql", "CREATE TABLE claimed (id integer PRIMARY KEY, n int);\n");
        file("palindrome.properties", "model=schema.sql\n");
        try (ScratchDatabase database = TestServer.create()) {
            try (Connection connection = database.connect();
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE TABLE claimed (n int, id integer PRIMARY KEY)");
            }
            String url = database.url() + (database.url().contains("?") ? "&" : "?") + "user=" + database.user()
                    + "&password=" + database.password();
            assertThat(check("--database", url).status()).isZero();
        }
        assertThat(check().out())
                .endsWith(
                        "table claimed - column claimed.n is missing (was: integer) schema public - table unclaimed was not"
                                + " expected 2 differences between the schema and the model.");
    }

    @Test
    void whatCannotBeBuilt() throws IOException {
        file("schema.sql", "CREATE TABLE a (n int);\nCREATE TABLE b (n inte);\n");
        assertThat(check("--model", directory.resolve("schema.sql").toString()))
                .extracting(Run::status, Run::err)
                .containsExactly(
                        2,
                        "error statement-failed at DIR/schema.sql:2:19 The script failed at DIR/schema.sql:2:19: type \"inte\""
                                + " does not exist (SQLSTATE 42704), in the statement: CREATE TABLE b (n inte); Nothing is left"
                                + " behind: its transaction was rolled back. Remedy: Correct DIR/schema.sql; or, if the history"
                                + " assumes a role, a type, a schema or an extension that this needs, create it in a script given"
                                + " with --before. An extension needs a server that has it: --image or --url.");
        assertThat(check("--model", "jpa", "--model-option", "classes=" + WRONG + "Mistyped"))
                .extracting(Run::status, Run::err)
                .containsExactly(
                        2,
                        "error statement-failed at the schema of the JPA entities:1:49 The script failed at the schema of the"
                                + " JPA entities:1:49: type \"txt\" does not exist (SQLSTATE 42704), in the statement: create table"
                                + " mistyped (id bigint not null, name txt, primary key (id)); Nothing is left behind: its"
                                + " transaction was rolled back. Remedy: Correct the schema of the JPA entities; or, if the history"
                                + " assumes a role, a type, a schema or an extension that this needs, create it in a script given"
                                + " with --before. An extension needs a server that has it: --image or --url.");
        file("schema.sql", "CREATE TYPE a AS ENUM ();\n");
        assertThat(check("--model", directory.resolve("schema.sql").toString()))
                .extracting(Run::status, Run::err)
                .containsExactly(
                        2,
                        "error model-empty The model DIR/schema.sql has no table, so there is nothing to compare. Remedy: Name"
                                + " another model.");
        assertThat(check("--database", "jdbc:postgresql://localhost/x"))
                .extracting(Run::status, Run::err)
                .containsExactly(
                        2,
                        "error usage --database is for the comparison with a model, and no model is configured. Remedy: Name one"
                                + " with --model, or with the key model in palindrome.properties.");
    }

    /** What docs/model.md shows is what happens. */
    @Test
    void theGuideShowsWhatIsPrinted() throws IOException {
        Path shop = Path.of("src/test/resources/dev/palindrome/model/shop");
        Matcher block = Pattern.compile("\\$ ./palindrome check shop\\n(.*?)```\\n", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("..", "docs", "model.md")));
        assertThat(block.find()).isTrue();
        Run run = Run.palindrome(Run.with(server, "check", shop.toString()));
        assertThat(run.out().replace(shop.toString(), "shop")).isEqualTo(block.group(1));
        assertThat(run.status()).isEqualTo(1);
    }

    private void file(String name, String text) throws IOException {
        Files.writeString(directory.resolve(name), text);
    }

    private Run check(String... arguments) {
        String[] all = new String[arguments.length + 2];
        all[0] = "check";
        all[1] = directory.toString();
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        return Run.palindrome(Run.with(server, all)).flat(directory);
    }
}
