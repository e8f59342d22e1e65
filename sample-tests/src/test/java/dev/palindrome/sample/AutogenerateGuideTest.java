package dev.palindrome.sample;

import static org.assertj.core.api.Assertions.assertThat;

import dev.palindrome.database.Server;
import dev.palindrome.database.ServerSpec;
import dev.palindrome.database.Servers;
import dev.palindrome.sample.acquisition.Grid;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The session of docs/autogenerate.md with a changed entity is what happens, on a copy of the sample. */
class AutogenerateGuideTest {
    private static final Pattern BLOCK =
            Pattern.compile("```console\\n(\\$ sed (?:(?!```).)*\\$ \\./palindrome .*?)```\\n", Pattern.DOTALL);
    private static final Pattern VARYING = Pattern.compile(
            "PostgreSQL \\d+\\.\\d+, \\d+\\.\\d s| +\\d+\\.\\d(?= )|\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d UTC");
    private static final Pattern WORDS = Pattern.compile("\"([^\"]*)\"|(\\S+)");
    private static final String SAMPLE = "sample-migrations";
    private static final String PALINDROME = "./palindrome ";

    @TempDir
    private Path directory;

    @Test
    void showsWhatBecomesOfAFieldThatIsRemoved() throws Exception {
        Matcher block = BLOCK.matcher(Files.readString(Path.of("..", "docs", "autogenerate.md")));
        assertThat(block.find()).as("the page has the session").isTrue();
        copySample();
        StringBuilder happened = new StringBuilder();
        try (Server server = Servers.start(ServerSpec.embedded());
                Server.ScratchDatabase database = server.create()) {
            for (String line : block.group(1).lines().toList()) {
                if (line.startsWith("$ ")) {
                    happened.append(line).append('\n').append(run(line.substring(2), database));
                }
            }
        }
        assertThat(withoutTimes(happened.toString())).isEqualTo(withoutTimes(block.group(1)));
    }

    private void copySample() throws IOException {
        Path sample = Path.of("..", SAMPLE);
        try (Stream<Path> files =
                Stream.concat(Files.walk(sample.resolve("src")), Stream.of(sample.resolve("palindrome.properties")))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = directory.resolve(SAMPLE).resolve(sample.relativize(file));
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
    }

    private String run(String line, Server.ScratchDatabase database) throws Exception {
        if (line.startsWith(PALINDROME)) {
            return palindrome(line.substring(PALINDROME.length()), database);
        }
        return line.startsWith("mvn ") ? compile() : process(Map.of(), "sh", "-c", line);
    }

    /** What Maven would do to the sample. */
    private String compile() throws IOException, URISyntaxException {
        Path project = directory.resolve(SAMPLE);
        Path classes = Files.createDirectories(project.resolve("target/classes"));
        List<String> arguments = new ArrayList<>(List.of("-proc:none", "-cp", classPath(), "-d", classes.toString()));
        try (Stream<Path> sources = Files.walk(project.resolve("src/main/java"))) {
            sources.map(Path::toString).filter(name -> name.endsWith(".java")).forEach(arguments::add);
        }
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new)))
                .isZero();
        Path resources = project.resolve("src/main/resources/META-INF/persistence.xml");
        Files.createDirectories(classes.resolve("META-INF"));
        Files.copy(resources, classes.resolve("META-INF/persistence.xml"));
        return "";
    }

    private String palindrome(String line, Server.ScratchDatabase database) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath(),
                "dev.palindrome.cli.Main"));
        Matcher words = WORDS.matcher(line);
        while (words.find()) {
            command.add(words.group(1) == null ? words.group(2) : words.group(1));
        }
        Map<String, String> oneServer = Map.of(
                "PALINDROME_TEST_URL",
                database.url(),
                "PALINDROME_TEST_USER",
                database.user(),
                "PALINDROME_TEST_PASSWORD",
                database.password());
        return process(oneServer, command.toArray(String[]::new));
    }

    /** This test's own without the sample: its classes would stand before those of the copy. */
    private static String classPath() throws URISyntaxException {
        Path sample = Path.of(
                Grid.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !Path.of(entry).toAbsolutePath().equals(sample))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private String process(Map<String, String> environment, String... command)
            throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return printed;
    }

    private static String withoutTimes(String text) {
        return VARYING.matcher(text).replaceAll(" …");
    }
}
