package dev.palindrome.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.palindrome.database.Server;
import dev.palindrome.database.Server.ScratchDatabase;
import dev.palindrome.database.TestServer;
import dev.palindrome.diff.Delta;
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
import dev.palindrome.revision.SqlBody;
import dev.palindrome.schema.Snapshot;
import dev.palindrome.schema.SnapshotFollower;
import dev.palindrome.schema.SnapshotReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Prints ratios; fails only where one is far from what docs/performance.md promises. */
@Tag("performance")
class PerformanceTest {
    private static final int MAJOR = 15;
    private static final String PG_DUMP = "/usr/lib/postgresql/15/bin/pg_dump";

    private static final int COLUMNS = 41;

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
        double command = command(mattermost);
        double dumped = bareWalk(history, server, true);

        print("mattermost, 158 revisions, PostgreSQL 15, one run:");
        print("  scripts up, down, up          %6.2f s", bare);
        print("  the walk                      %6.2f s = %.1f times the scripts", walk, walk / bare);
        print("    of which looking            %6.0f %%", 100 * (walk - bare) / walk);
        print("  the walk and the descent      %6.2f s", all);
        print("  the whole command             %6.2f s (starts Java and a server, walks and descends)", command);
        print("  scripts with pg_dump -s       %6.2f s = %.1f times the command", dumped, dumped / command);
        assertThat(walk / bare).as("the walk, in times of its scripts").isLessThan(8);
        assertThat(dumped / command).as("how much faster than with pg_dump").isGreaterThan(4);
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
        assertThat(thousand / hundred)
                .as("a revision's cost at ten times as many")
                .isLessThan(5);
    }

    @Test
    void aStepCostsWhatItChanges() throws Exception {
        addingAColumn(20);
        double few = addingAColumn(20);
        double many = addingAColumn(2000);

        print("a column more, script and snapshot, PostgreSQL 15, median of %d, one run:", COLUMNS);
        print("  with    20 tables %6.2f ms", few * 1000);
        print("  with 2,000 tables %6.2f ms = %.1f times", many * 1000, many / few);
        assertThat(many / few)
                .as("a step's cost with a hundred times as many tables")
                .isLessThan(6);
    }

    /** The median of many steps, each of which adds a column to another table. */
    private static double addingAColumn(int tables) throws Exception {
        BodyRunner runner = new BodyRunner();
        List<Double> seconds = new ArrayList<>();
        try (ScratchDatabase database = TestServer.shared(MAJOR).create();
                Connection connection = database.connect();
                Connection observer = database.connect()) {
            for (int table = 0; table < tables; table++) {
                runner.run(
                        connection,
                        "t",
                        Direction.UPGRADE,
                        SqlBody.of(
                                "t", "CREATE TABLE t" + table + " (id bigint PRIMARY KEY, a text, b text NOT NULL)"));
            }
            SnapshotFollower follower = new SnapshotFollower(new SnapshotReader(Set.of()), observer, false);
            follower.read();
            for (int column = 0; column < COLUMNS; column++) {
                SqlBody body = SqlBody.of("c", "ALTER TABLE t" + column % 20 + " ADD c" + column + " int");
                long start = System.nanoTime();
                Snapshot before = follower.read();
                runner.run(connection, "c", Direction.UPGRADE, body, (own, soFar) -> follower.beforeCommit(own));
                follower.committed();
                assertThat(Delta.between(before, follower.read()).isEmpty()).isFalse();
                seconds.add(seconds(start));
            }
        }
        seconds.sort(null);
        return seconds.get(COLUMNS / 2);
    }

    /** Everything that a user waits for; Java's options are the launcher's. */
    private static double command(Path history) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        words.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto"));
        String servers = System.getProperty("palindrome.servers");
        if (servers != null) {
            words.add("-Dpalindrome.servers=" + servers);
        }
        words.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                "dev.palindrome.cli.Main",
                "verify",
                history.toString(),
                "--server",
                "embedded",
                "--postgres",
                String.valueOf(MAJOR),
                "--quiet"));
        long start = System.nanoTime();
        Process process = new ProcessBuilder(words)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        assertThat(process.waitFor()).as("exit status: errors were found").isEqualTo(1);
        return seconds(start);
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
