package dev.palindrome.database;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Another process that starts a server, makes two databases in it, says so and waits to be ended. */
final class Child {
    private Child() {}

    /**
     * Starts one. It prints the server's description and each notice, or what went wrong.
     *
     * @param environment variables in addition to this process's
     * @param properties system properties, {@code name=value}
     */
    static Process start(ServerSpec spec, Map<String, String> environment, String... properties) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:TieredStopAtLevel=1");
        command.add("-Dpalindrome.servers=" + System.getProperty("palindrome.servers"));
        for (String property : properties) {
            command.add("-D" + property);
        }
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Child.class.getName()));
        command.add(spec.kind().name());
        command.add(Integer.toString(spec.postgres()));
        command.add(spec.url() == null ? "" : spec.url());
        command.add(spec.startTimeout().toString());
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        return builder.start();
    }

    /** What it prints. */
    static BufferedReader lines(Process process) {
        return new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** Sends it a signal and waits for its end. */
    static void signal(Process process, String signal) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                .start()
                .waitFor();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            throw new AssertionError("the process still runs a minute after a " + signal + " signal");
        }
    }

    public static void main(String[] arguments) throws Exception {
        ServerSpec spec = new ServerSpec(
                ServerSpec.Kind.valueOf(arguments[0]),
                Integer.parseInt(arguments[1]),
                null,
                arguments[2].isEmpty() ? null : arguments[2],
                null,
                null,
                Duration.parse(arguments[3]));
        Server server = Servers.start(spec);
        server.copy(server.create());
        System.out.println(server.description());
        server.notices().forEach(System.out::println);
        System.out.println("ready");
        Thread.sleep(Duration.ofMinutes(2).toMillis());
    }
}
