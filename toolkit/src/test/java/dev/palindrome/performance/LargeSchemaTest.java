package dev.palindrome.performance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.palindrome.database.Server.ScratchDatabase;
import dev.palindrome.database.TestServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A schema of 100,000 objects is read, written down and compared in a process of less than 1 GiB. */
@Tag("performance")
class LargeSchemaTest {
    private static final int TABLES = 8_000;
    private static final String HEAP = "-Xmx640m";
    private static final Pattern OBJECTS = Pattern.compile("The schemas are equal: (\\d+) objects");

    @TempDir
    Path directory;

    private record Ran(int status, String printed, double seconds, long peakMegabytes) {}

    @Test
    void isComparedInLessThanAGibibyte() throws Exception {
        try (ScratchDatabase database = TestServer.create();
                Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            for (int i = 0; i < TABLES; i += 200) {
                statement.execute("""
                        DO $$ BEGIN FOR i IN %d..%d LOOP
                            EXECUTE format('CREATE TABLE t%%s (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text NOT NULL, '
                                'made timestamptz DEFAULT now(), other int REFERENCES t%%s, state varchar(20) CHECK (state <> ''''), UNIQUE (name))',
                                i, CASE i WHEN 0 THEN 0 ELSE i - 1 END);
                            EXECUTE format('CREATE INDEX ON t%%s (made)', i);
                        END LOOP; END $$
                        """.formatted(i, i + 199));
            }
            String url = database.url() + (database.url().contains("?") ? "&" : "?") + "user=" + database.user();
            Path golden = directory.resolve("schema.snapshot");

            Ran snapshot = run("snapshot", url, "--output", golden.toString());
            assertThat(snapshot.status()).as(snapshot.printed()).isZero();
            Ran equal = run("diff", golden.toString(), url);
            assertThat(equal.status()).as(equal.printed()).isZero();
            Matcher objects = OBJECTS.matcher(equal.printed());
            assertThat(objects.find()).isTrue();
            assertThat(Integer.parseInt(objects.group(1))).isGreaterThan(100_000);
            // Everything differs.
            Path empty = directory.resolve("empty.sql");
            Files.writeString(empty, "SELECT 1;\n");
            Ran all = run(
                    "diff",
                    golden.toString(),
                    empty.toString(),
                    "--url",
                    url,
                    "--json",
                    directory.resolve("all.json") + "");
            assertThat(all.status()).as(all.printed()).isEqualTo(1);
            assertThat(all.printed()).endsWith("\n" + TABLES + " differences.\n");

            print(
                    "%s objects in %d tables, %s, %.1f MB of text:",
                    objects.group(1), TABLES, HEAP, Files.size(golden) / 1e6);
            print(
                    "  snapshot           %5.1f s, peak of the process %d MB",
                    snapshot.seconds(), snapshot.peakMegabytes());
            print("  diff, equal        %5.1f s, peak of the process %d MB", equal.seconds(), equal.peakMegabytes());
            print("  diff, all missing  %5.1f s, peak of the process %d MB", all.seconds(), all.peakMegabytes());
            assertThat(List.of(snapshot, equal, all)).allMatch(ran -> ran.peakMegabytes() < 1024);
        }
    }

    private Ran run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                HEAP,
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dpalindrome.servers=" + System.getProperty("palindrome.servers"),
                "-cp",
                System.getProperty("java.class.path"),
                "dev.palindrome.cli.Main"));
        command.addAll(List.of(arguments));
        Path printed = directory.resolve("printed");
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(printed.toFile())
                .start();
        long peak = 0;
        while (!process.waitFor(50, TimeUnit.MILLISECONDS)) {
            peak = Math.max(peak, peakKilobytes(process));
        }
        return new Ran(
                process.exitValue(),
                Files.readString(printed, StandardCharsets.UTF_8),
                (System.nanoTime() - start) / 1e9,
                peak / 1024);
    }

    /** What Linux says the process has had in memory at most. */
    private static long peakKilobytes(Process process) {
        try {
            return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException ended) {
            return 0;
        }
    }

    private static void print(String format, Object... values) {
        System.out.printf(java.util.Locale.ROOT, format + "%n", values);
    }
}
