package dev.palindrome.database;

import dev.palindrome.finding.Code;
import dev.palindrome.finding.PalindromeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;
import org.testcontainers.utility.TestcontainersConfiguration;

/**
 * A server in a container, its data in memory. Loaded only when Testcontainers' PostgreSQL module is on the class path.
 */
final class DockerServer {
    private static final String USER = "postgres";
    private static final String PASSWORD = "palindrome";
    private static final String DATA = "/palindrome";

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private DockerServer() {}

    /** Starts a container; what it leaves behind when it fails is removed. */
    static RunningServer start(ServerSpec spec) {
        String image = spec.imageName();
        try {
            DockerImageName name = DockerImageName.parse(image).asCompatibleSubstituteFor("postgres");
            DockerImage.require(name, least(spec.startTimeout(), PATIENCE));
            return start(spec, new PostgreSQLContainer(name));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed(image, e);
        } catch (RuntimeException e) {
            throw failed(image, e);
        }
    }

    private static Duration least(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static RunningServer start(ServerSpec spec, PostgreSQLContainer container) {
        if (TestcontainersConfiguration.getInstance().environmentSupportsReuse()) {
            return reuse(spec, container);
        }
        ShutdownHook hook = ShutdownHook.add("palindrome-container", container::stop);
        try {
            configure(container, spec);
            // A container that is reused is found by what it was made of, and so without a name of its own.
            container.withCreateContainerCmdModifier(command -> command.withName(name()));
            container.start();
            return running(container, hook);
        } catch (RuntimeException e) {
            container.stop();
            hook.remove();
            throw e;
        }
    }

    /**
     * Where the user wishes for it (Testcontainers' {@code testcontainers.reuse.enable}), a container stays, and is that of every later run
     * and of those beside this one: it is not ours to stop, and what is in it may be others'.
     */
    private static RunningServer reuse(ServerSpec spec, PostgreSQLContainer container) {
        configure(container, spec);
        container.withReuse(true).start();
        return new RunningServer(
                "PostgreSQL in a reused container of " + container.getDockerImageName() + ",",
                settings(container),
                false,
                () -> {},
                List.of());
    }

    private static void configure(PostgreSQLContainer container, ServerSpec spec) {
        List<String> program = new ArrayList<>(List.of("postgres"));
        ScratchSettings.ALL.forEach((name, value) -> program.addAll(List.of("-c", name + "=" + value)));
        container
                .withUsername(USER)
                .withPassword(PASSWORD)
                .withDatabaseName("postgres")
                // The image declares a volume at its own PGDATA, which is on disk whatever is mounted above it.
                .withEnv("PGDATA", DATA + "/data")
                .withTmpFs(Map.of(DATA, "rw"))
                .withStartupTimeout(spec.startTimeout())
                .withCommand(program.toArray(String[]::new));
    }

    /** Tells whose it is, to a person who finds it after its process was killed. */
    private static String name() {
        return String.format(
                "palindrome-%d-%08x",
                ProcessHandle.current().pid(), ThreadLocalRandom.current().nextInt());
    }

    private static RunningServer running(PostgreSQLContainer container, ShutdownHook hook) {
        return new RunningServer(
                "PostgreSQL in a container of " + container.getDockerImageName() + ",",
                settings(container),
                true,
                () -> {
                    container.stop();
                    hook.remove();
                },
                List.of());
    }

    private static ConnectionSettings settings(PostgreSQLContainer container) {
        String url = "jdbc:postgresql://" + container.getHost() + ":"
                + container.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT)
                + "/postgres?sslmode=disable&gssEncMode=disable";
        return new ConnectionSettings(url, USER, PASSWORD);
    }

    private static PalindromeException failed(String image, Exception cause) {
        List<String> reasons = new ArrayList<>();
        for (Throwable reason = cause; reason != null; reason = reason.getCause()) {
            if (reason.getMessage() != null) {
                reasons.add(reason.getMessage().strip().replaceAll("\\s+", " "));
            }
        }
        return ConnectionErrors.unavailable(
                Code.SERVER_UNAVAILABLE,
                "A container of the image " + image + " could not be started: "
                        + String.join(": ", reasons.stream().distinct().toList()),
                "Check that a Docker engine runs and that it has the image or can pull it; name another image (--image), give the URL"
                        + " of a server that runs already (--url), or use the embedded server.",
                cause);
    }
}
