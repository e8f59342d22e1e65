package dev.palindrome.migrate;

import dev.palindrome.cli.Main;
import dev.palindrome.database.ConnectionSettings;
import dev.palindrome.database.Server.ScratchDatabase;
import dev.palindrome.layout.Histories;
import dev.palindrome.layout.HistoryOptions;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The command {@code upgrade} or {@code downgrade} in a JVM of its own, to be killed. It says that it is ready and begins when it is told to: a JVM takes longer to start than an
 * upgrade to run.
 */
final class MigratorProcess implements AutoCloseable {
    private final Process process;
    private final BufferedReader output;

    private MigratorProcess(Process process) {
        this.process = process;
        this.output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    static MigratorProcess start(Path scripts, ScratchDatabase database, String direction) throws IOException {
        return new MigratorProcess(new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xshare:auto",
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        MigratorProcess.class.getName(),
                        scripts.toString(),
                        database.url(),
                        database.user(),
                        database.password(),
                        direction))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    /** Waits until it is ready and tells it to begin. */
    void begin() throws IOException {
        expect("ready");
        OutputStream input = process.getOutputStream();
        input.write('\n');
        input.flush();
    }

    /** Waits until it is done. */
    void expectDone() throws IOException, InterruptedException {
        output.lines().forEach(line -> {});
        if (process.waitFor() != 0) {
            throw new IllegalStateException("the command ended with status " + process.exitValue());
        }
    }

    /** As {@code kill -9} does. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the process " + process.pid() + " cannot be killed");
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private void expect(String line) throws IOException {
        String said = output.readLine();
        if (!line.equals(said)) {
            throw new IllegalStateException("it said " + said + " instead of " + line);
        }
    }

    /** Scripts, URL, user, password, and whether to upgrade to the heads or to downgrade to the base. */
    public static void main(String[] arguments) throws IOException {
        ConnectionSettings settings = new ConnectionSettings(arguments[1], arguments[2], arguments[3]);
        Migrator migrator = new Migrator(
                Histories.load(HistoryOptions.of(Path.of(arguments[0])).layout("flyway")), settings::connect);
        migrator.current();
        System.out.println("ready");
        if (System.in.read() < 0) {
            return;
        }
        Main.main(new String[] {
            arguments[4],
            arguments[4].equals("upgrade") ? "head" : "base",
            "--directory",
            arguments[0],
            "--layout",
            "flyway",
            "--url",
            arguments[1],
            "--user",
            arguments[2],
            "--password",
            arguments[3]
        });
    }
}
