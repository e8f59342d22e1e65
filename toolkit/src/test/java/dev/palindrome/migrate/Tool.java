package dev.palindrome.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.palindrome.database.Server.ScratchDatabase;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Assumptions;

/** Another tool, for tests that compare with it; they are skipped, visibly, where it is not installed. */
public final class Tool {
    private Tool() {}

    public static void assumeThere(String name) {
        Assumptions.assumeTrue(
                Arrays.stream(System.getenv("PATH").split(":"))
                        .anyMatch(directory -> Files.isExecutable(Path.of(directory, name))),
                name + " is not installed");
    }

    /** Runs it with the database in its environment, and returns what it said. */
    public static String run(Path directory, ScratchDatabase database, String... command)
            throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
        builder.environment().put("SQITCH_FULLNAME", "Ann Onymous");
        builder.environment().put("SQITCH_EMAIL", "ann@example.org");
        builder.environment().put("PGPASSWORD", database.password());
        builder.environment()
                .put(
                        "DATABASE_URL",
                        "postgresql://" + database.user() + ":" + database.password() + "@" + address(database) + "/"
                                + database.name());
        Process process = builder.start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }

    /** Host and port. */
    public static String address(ScratchDatabase database) {
        return URI.create(database.url().substring("jdbc:".length())).getAuthority();
    }
}
