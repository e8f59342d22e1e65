package dev.palindrome.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.palindrome.database.Server;
import dev.palindrome.database.Server.ScratchDatabase;
import dev.palindrome.database.TestServer;
import dev.palindrome.layout.Histories;
import dev.palindrome.layout.History;
import dev.palindrome.layout.HistoryOptions;
import dev.palindrome.migrate.BodyRunner;
import dev.palindrome.proof.Proof;
import dev.palindrome.proof.ProofListener;
import dev.palindrome.proof.ProofOptions;
import dev.palindrome.revision.Body;
import dev.palindrome.revision.Direction;
import dev.palindrome.revision.Revision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Prints ratios; fails only where one is far from what docs/performance.md promises. */
@Tag("performance")
class PerformanceTest {
    private static final int MAJOR = 15;
    private static final String PG_DUMP = "/usr/lib/postgresql/15/bin/pg_dump";

    @TempDir
    Path directory;

    /** Work of the same kind, once each way, so that none is measured while the machine's caches are cold. */
    @Test
    void againstBareScriptsAndAgainstPgDump() throws Exception {
        Path mattermost = Path.of(System.getProperty("acceptance.dir", ""), "histories", "mattermost");
        assumeTrue(Files.isDirectory(mattermost), "no -Dacceptance.dir with histories/mattermost: not measured");
        assumeTrue(Files.isExecutable(Path.of(PG_DUMP)), "no " + PG_DUMP + ": not measured");
        History history = Histories.load(HistoryOptions.of(mattermost));
        Server server = TestServer.shared(MAJOR);
        prove(history, server, true);

        double bare = bareWalk(history, server, false);
        double walk = prove(history, server, false);
        double all = prove(history, server, true);
        double dumped = bareWalk(history, server, true);

        print("mattermost, 158 revisions, PostgreSQL 15, one run:");
        print("  scripts up, down, up          %6.2f s", bare);
        print("  the walk                      %6.2f s = %.1f times the scripts", walk, walk / bare);
        print("  the walk and the descent      %6.2f s", all);
        print("  scripts with pg_dump -s       %6.2f s = %.1f times walk and descent", dumped, dumped / all);
        assertThat(dumped / all).as("how much faster than with pg_dump").isGreaterThan(3);
    }

    @Test
    void growsWithTheNumberOfRevisions() throws Exception {
        Server server = TestServer.shared(MAJOR);
        prove(generated(20), server, true);

        double hundred = prove(generated(100), server, true) / 100;
        double thousand = prove(generated(1000), server, true) / 1000;

        print("generated revisions, a table each ten, PostgreSQL 15, one run:");
        print("  at   100 revisions %6.2f ms a revision", hundred * 1000);
        print("  at 1,000 revisions %6.2f ms a revision = %.1f times", thousand * 1000, thousand / hundred);
    }

    /** The same scripts in a line and as branches that are merged again: ten branches of ten revisions, two at a time. */
    @Test
    void branchesCostAConstantFactor() throws Exception {
        Server server = TestServer.shared(MAJOR);
        prove(branches(20, true), server, true);

        for (int revisions : new int[] {100, 400}) {
            double line = prove(branches(revisions, false), server, true);
            double merged = prove(branches(revisions, true), server, true);

            print("%,d revisions in branches of ten, PostgreSQL 15, one run:", revisions);
            print("  as a line     %6.2f s", line);
            print("  as branches   %6.2f s = %.2f times", merged, merged / line);
            assertThat(merged / line).as("what branches cost").isLessThan(4);
        }
    }

    private History branches(int revisions, boolean merged) throws IOException {
        Path folder = Files.createDirectories(directory.resolve((merged ? "merged-" : "line-") + revisions));
        String fork = "base";
        for (int number = 1; number <= revisions; number++) {
            int place = (number - 1) % 20;
            String name = String.format(Locale.ROOT, "%04d__step.sql", number);
            String revises = place == 10 ? fork : place == 19 ? (number - 10) + ", " + (number - 1) : "";
            fork = place == 19 ? String.valueOf(number) : fork;
            Files.writeString(
                    folder.resolve("V" + name),
                    (merged && !revises.isEmpty() ? "-- palindrome: revises " + revises + "\n" : "") + "CREATE TABLE t"
                            + number + " (id bigint PRIMARY KEY, note text);");
            Files.writeString(folder.resolve("U" + name), "DROP TABLE t" + number + ";");
        }
        return Histories.load(HistoryOptions.of(folder));
    }

    private static double prove(History history, Server server, boolean descent) {
        long start = System.nanoTime();
        try (Proof proof = Proof.of(history, server, ProofOptions.DEFAULT.withDescent(descent), ProofListener.NONE)) {
            assertThat(proof.run().revisions()).hasSameSizeAs(history.graph().ordered());
        }
        return seconds(start);
    }

    /** Up, down, up on one database; with dumps, one after each step, as one would do it with pg_dump. */
    private static double bareWalk(History history, Server server, boolean dump) throws Exception {
        long start = System.nanoTime();
        BodyRunner runner = new BodyRunner();
        try (ScratchDatabase database = server.create();
                Connection connection = database.connect()) {
            for (Revision revision : history.graph().ordered()) {
                Body downgrade = revision.downgrade();
                runner.run(connection, revision.id(), Direction.UPGRADE, revision.upgrade());
                dump(database, dump);
                if (downgrade != null) {
                    runner.run(connection, revision.id(), Direction.DOWNGRADE, downgrade);
                    dump(database, dump);
                    runner.run(connection, revision.id(), Direction.UPGRADE, revision.upgrade());
                    dump(database, dump);
                }
            }
        }
        return seconds(start);
    }

    private static void dump(ScratchDatabase database, boolean wanted) throws IOException, InterruptedException {
        if (wanted) {
            String url = database.url().replaceFirst("^jdbc:", "").replaceFirst("\\?.*", "");
            Process process = new ProcessBuilder(List.of(PG_DUMP, "-s", "-U", database.user(), "-d", url))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            assertThat(process.waitFor()).isZero();
        }
    }

    private History generated(int revisions) throws IOException {
        Path folder = Files.createDirectories(directory.resolve("generated-" + revisions));
        for (int number = 1; number <= revisions; number++) {
            int table = (number - 1) / 10;
            boolean creates = number % 10 == 1;
            String name = String.format(Locale.ROOT, "%04d__step.sql", number);
            Files.writeString(
                    folder.resolve("V" + name),
                    creates
                            ? "CREATE TABLE t" + table + " (id bigint PRIMARY KEY, note text NOT NULL DEFAULT '');"
                            : "ALTER TABLE t" + table + " ADD c" + number + " int;");
            Files.writeString(
                    folder.resolve("U" + name),
                    creates ? "DROP TABLE t" + table + ";" : "ALTER TABLE t" + table + " DROP c" + number + ";");
        }
        return Histories.load(HistoryOptions.of(folder));
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private static void print(String format, Object... arguments) {
        System.out.println(String.format(Locale.ROOT, format, arguments));
    }
}
