package dev.palindrome.sample;

import static org.assertj.core.api.Assertions.assertThat;

import dev.palindrome.database.Server;
import dev.palindrome.database.ServerSpec;
import dev.palindrome.database.Servers;
import dev.palindrome.layout.Histories;
import dev.palindrome.layout.HistoryOptions;
import dev.palindrome.migrate.Migrator;
import dev.palindrome.proof.ComparisonOptions;
import dev.palindrome.proof.Proof;
import dev.palindrome.proof.ProofListener;
import dev.palindrome.proof.ProofOptions;
import dev.palindrome.proof.SchemaComparison;
import dev.palindrome.proof.Source;
import dev.palindrome.report.ComparisonText;
import dev.palindrome.report.Ink;
import dev.palindrome.report.TextReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/** What the README shows is what happens. */
class ReadmeTest {
    private static final Path README = Path.of("..", "README.md");
    private static final Path SAMPLE = Path.of("..", "sample-migrations");
    private static final Path JUNIT_EXAMPLE = Path.of("src/test/java/dev/palindrome/sample/MigrationsTest.java");
    private static final Pattern VARYING = Pattern.compile("PostgreSQL \\d+\\.\\d+, \\d+\\.\\d s| +\\d+\\.\\d(?= )");

    @Test
    void showsWhatVerifyPrints() throws IOException {
        Matcher block = block("\\$ ./palindrome verify --server embedded sample-tests/(?<directory>\\S+)\\n");
        Path directory = Path.of(block.group("directory"));
        String printed;
        try (Server server = Servers.start(ServerSpec.embedded());
                Proof proof = Proof.of(
                        Histories.load(HistoryOptions.of(directory)),
                        server,
                        ProofOptions.DEFAULT,
                        ProofListener.NONE)) {
            printed = new TextReport(Ink.NONE, false).render(proof.run());
        }

        assertThat(withoutTimes(block.group("text"))).isEqualTo(withoutTimes(printed));
    }

    @Test
    void showsWhatDiffPrints(@TempDir Path directory) throws Exception {
        Matcher block = block("\\$ ./palindrome diff schema.snapshot \\S+localhost/app\\n");
        List<String> byHand = Files.readString(README)
                .lines()
                .filter(line -> line.startsWith("app=# "))
                .map(line -> line.substring("app=# ".length()))
                .toList();
        Path golden = directory.resolve("schema.snapshot");
        try (Server server = Servers.start(ServerSpec.embedded());
                Histories.OpenHistory open = Histories.open(HistoryOptions.of(SAMPLE));
                Server.ScratchDatabase app = server.create()) {
            Source head = Source.revision("sample-migrations@head", open.history(), "head", List.of());
            Source.Reading reading = new Source.Reading(ComparisonOptions.DEFAULT.leftOut(), Set.of(), () -> server);
            Files.writeString(golden, head.read(reading).text());
            new Migrator(open.history(), app::connect).upgrade("head");
            PGSimpleDataSource database = new PGSimpleDataSource();
            database.setUrl(app.url());
            database.setUser(app.user());
            database.setPassword(app.password());
            Source found = Source.database(database, "localhost/app");
            assertThat(SchemaComparison.of(Source.golden(golden), found).isEqual())
                    .isTrue();

            assertThat(byHand).isNotEmpty();
            try (Connection connection = app.connect();
                    Statement statement = connection.createStatement()) {
                for (String sql : byHand) {
                    statement.execute(sql);
                }
            }
            SchemaComparison comparison = SchemaComparison.of(Source.golden(golden), found);
            String printed = new ComparisonText(Ink.NONE, false).render(comparison);
            assertThat(block.group("text")).isEqualTo(printed.replace(golden.toString(), "schema.snapshot"));
        }
    }

    @Test
    void showsAPartOfAGoldenFile() throws Exception {
        String shown = block("```\\n  table public.user_preferences\\n").group("text");
        try (Server server = Servers.start(ServerSpec.embedded());
                Histories.OpenHistory open = Histories.open(HistoryOptions.of(SAMPLE))) {
            Source first = Source.revision("sample-migrations@001", open.history(), "001", List.of());
            String text = first.read(new Source.Reading(Set.of(), Set.of(), () -> server))
                    .text();
            assertThat(text).contains("\n  table public.user_preferences\n" + shown);
        }
    }

    @Test
    void showsATestThatRan() throws IOException {
        String shown = block("```java\\n").group("text");
        String source = Files.readString(JUNIT_EXAMPLE);

        assertThat(shown).isEqualTo(source.substring(source.indexOf("@MigrationTest")));
    }

    /** The first block of the README that begins so; its text is the group {@code text}. */
    private static Matcher block(String begin) throws IOException {
        Matcher matcher =
                Pattern.compile(begin + "(?<text>.*?)```\\n", Pattern.DOTALL).matcher(Files.readString(README));
        assertThat(matcher.find()).as("the README has the block").isTrue();
        return matcher;
    }

    private static String withoutTimes(String text) {
        return VARYING.matcher(text).replaceAll(" …");
    }
}
