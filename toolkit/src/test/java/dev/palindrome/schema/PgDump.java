package dev.palindrome.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.palindrome.database.Server.ScratchDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** PostgreSQL's own way to say what a schema is, of Debian's version 15. It cannot read a server of a later version. */
final class PgDump {
    static final int VERSION = 15;
    private static final Path PROGRAMS = Path.of("/usr/lib/postgresql/15/bin");

    private PgDump() {}

    static boolean isThere() {
        return Files.isExecutable(PROGRAMS.resolve("pg_dump")) && Files.isExecutable(PROGRAMS.resolve("psql"));
    }

    /** The script of a schema. */
    static String schema(ScratchDatabase database) throws IOException, InterruptedException {
        return run("pg_dump", database, "--schema-only");
    }

    /** Runs such a script. */
    static void restore(ScratchDatabase database, String script, Path directory)
            throws IOException, InterruptedException {
        Path file = Files.writeString(directory.resolve("dump.sql"), script);
        run("psql", database, "--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1", "--file=" + file);
    }

    /** A script without comments, empty lines and the random key that guards it against other scripts in it. */
    static String steady(String script) {
        return lines(script).collect(Collectors.joining("\n"));
    }

    /** The same with its lines in order and without commas at their ends, so that the order of objects and columns does not show. */
    static String sorted(String script) {
        return lines(script)
                .map(line -> line.endsWith(",") ? line.substring(0, line.length() - 1) : line)
                .sorted()
                .collect(Collectors.joining("\n"));
    }

    private static Stream<String> lines(String script) {
        return Arrays.stream(script.split("\n"))
                .filter(line -> !line.isBlank() && !line.startsWith("--") && !line.matches("\\\\(un)?restrict .*"));
    }

    private static String run(String program, ScratchDatabase database, String... arguments)
            throws IOException, InterruptedException {
        String url = database.url().substring("jdbc:".length()).replaceAll("\\?.*", "");
        List<String> command = new ArrayList<>(
                List.of(PROGRAMS.resolve(program).toString(), "--dbname=" + url + "?user=" + database.user()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("PGPASSWORD", database.password());
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }
}
