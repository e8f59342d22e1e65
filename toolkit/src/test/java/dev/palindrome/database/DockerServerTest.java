package dev.palindrome.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.github.dockerjava.api.model.Container;
import dev.palindrome.database.Server.ScratchDatabase;
import dev.palindrome.finding.Code;
import dev.palindrome.finding.PalindromeException;
import dev.palindrome.finding.PalindromeException.Category;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.testcontainers.DockerClientFactory;

/** With a real engine; skipped where none answers. */
class DockerServerTest {
    /** The image that the continuous integration makes, where none can be pulled. */
    private static final ServerSpec SPEC = ServerSpec.docker().withPostgres(15);

    @BeforeAll
    static void anEngineAnswers() {
        assumeTrue(DockerEngine.answers(System.getenv()), "no Docker engine answers: containers are not tested");
        List<String> missing = DockerEngine.missingImages(System.getenv(), "postgres:15");
        assumeTrue(
                missing.isEmpty(), "the Docker engine has not the images " + missing + ": containers are not tested");
    }

    @Test
    void startsAContainerAndRemovesIt() throws Exception {
        List<String> before = containers();
        long start = System.nanoTime();
        try (Server server = Servers.start(SPEC);
                ScratchDatabase one = server.create()) {
            System.out.printf(
                    "Started a container of %s in %.1f s.%n", SPEC.imageName(), (System.nanoTime() - start) / 1e9);
            assertThat(server.majorVersion()).isEqualTo(15);
            assertThat(server.description()).isEqualTo("PostgreSQL in a container of postgres:15, " + server.version());
            assertThat(server.notices()).isEmpty();
            Sql.run(one, "CREATE TABLE t AS SELECT 1 AS x");
            try (ScratchDatabase two = server.copy(one);
                    Connection connection = two.connect()) {
                assertThat(Sql.texts(connection, "SELECT x::text FROM t")).containsExactly("1");
                assertThat(
                                Sql.texts(
                                        connection,
                                        "SELECT setting FROM pg_settings WHERE name IN ('data_directory', 'fsync') ORDER BY name"))
                        .containsExactly("/palindrome/data", "off");
                assertThat(
                                Sql.texts(
                                        connection,
                                        "SELECT 'memory' FROM pg_read_file('/proc/mounts') AS mounts WHERE mounts LIKE '%tmpfs /palindrome tmpfs%'"))
                        .containsExactly("memory");
            }
            assertThat(containers()).hasSize(before.size() + 1);
        }
        assertThat(containers()).isEqualTo(before);
    }

    @Test
    void automaticallyAnImageThatIsNamedMeansDocker() {
        try (Server server = Servers.start(ServerSpec.auto().withImage("postgres:15"))) {
            assertThat(server.description()).startsWith("PostgreSQL in a container of postgres:15, 15.");
        }
    }

    @Test
    @Timeout(60)
    void anImageThatIsNowhereIsAnError() {
        List<String> before = containers();
        PalindromeException refusal = catchThrowableOfType(
                PalindromeException.class,
                () -> Servers.start(ServerSpec.docker().withImage("palindrome.invalid/no/such:image")));
        assertThat(refusal.category()).isEqualTo(Category.UNAVAILABLE);
        assertThat(refusal)
                .hasMessageStartingWith(
                        "A container of the image palindrome.invalid/no/such:image could not be started: ");
        assertThat(refusal.findings().get(0).code()).isEqualTo(Code.SERVER_UNAVAILABLE);
        assertThat(refusal.findings().get(0).remedy())
                .isEqualTo(
                        "Check that a Docker engine runs and that it has the image or can pull it; name another image (--image),"
                                + " give the URL of a server that runs already (--url), or use the embedded server.");
        assertThat(containers()).isEqualTo(before);
    }

    @Test
    void aServerThatStartsTooSlowlyIsRemoved() {
        List<String> before = containers();
        PalindromeException refusal = catchThrowableOfType(
                PalindromeException.class, () -> Servers.start(SPEC.withStartTimeout(Duration.ofMillis(1))));
        assertThat(refusal).hasMessageStartingWith("A container of the image postgres:15 could not be started: ");
        assertThat(containers()).isEqualTo(before);
    }

    @Test
    void onATermSignalTheContainerIsRemoved() throws Exception {
        Process process = Child.start(SPEC, Map.of());
        assertThat(Child.lines(process).readLine()).startsWith("PostgreSQL in a container of postgres:15, 15.");
        String id = all().stream()
                .filter(container -> container.getNames()[0].startsWith("/palindrome-" + process.pid() + "-"))
                .findFirst()
                .orElseThrow()
                .getId();
        Child.signal(process, "TERM");
        assertThat(all()).extracting(Container::getId).doesNotContain(id);
    }

    private static List<Container> all() {
        return DockerClientFactory.instance()
                .client()
                .listContainersCmd()
                .withShowAll(true)
                .exec();
    }

    /** Those that this process started. */
    private static List<String> containers() {
        return DockerClientFactory.instance()
                .client()
                .listContainersCmd()
                .withShowAll(true)
                .withLabelFilter(
                        Map.of(DockerClientFactory.TESTCONTAINERS_SESSION_ID_LABEL, DockerClientFactory.SESSION_ID))
                .exec()
                .stream()
                .map(container -> container.getId())
                .sorted()
                .toList();
    }
}
