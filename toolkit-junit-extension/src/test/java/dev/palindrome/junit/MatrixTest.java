package dev.palindrome.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.palindrome.database.Server;
import dev.palindrome.database.ServerSpec;
import dev.palindrome.database.Servers;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.testcontainers.DockerClientFactory;

/**
 * The same compiled test classes on each JUnit that is supported, on each JDK that is installed, with each kind of server: one JVM a
 * combination, started with the console launcher of that JUnit.
 */
@Tag("matrix")
class MatrixTest {
    private static final Path JUNITS = Path.of(System.getProperty("palindrome.junits", "target/junit"));
    private static final List<Integer> JAVAS = List.of(17, 25);
    private static final Pattern RELEASE = Pattern.compile("JAVA_VERSION=\"(\\d+)");
    /** The image that the continuous integration makes, where none can be pulled. */
    private static final String IMAGE = "postgres:15";

    private static Server server;

    record Combination(Path console, int java, Path javaHome, String where, List<String> parameters) {
        String junit() {
            return console.getParent().getFileName().toString();
        }

        @Override
        public String toString() {
            return "junit " + junit() + " on java " + java + ", " + where;
        }
    }

    @BeforeAll
    static void startTheServerOfTheUrl() {
        server = Servers.start(ServerSpec.embedded());
    }

    @AfterAll
    static void stopIt() {
        server.close();
    }

    static List<Combination> combinations() {
        Map<Integer, Path> javas = javas();
        JAVAS.stream()
                .filter(java -> !javas.containsKey(java))
                .forEach(java -> System.out.println("java " + java + ": skipped, none is installed in /usr/lib/jvm"));
        boolean docker = DockerClientFactory.instance().isDockerAvailable();
        List<Combination> all = new ArrayList<>();
        for (Path console : consoles()) {
            javas.forEach((java, home) -> {
                all.add(new Combination(console, java, home, "embedded", List.of("palindrome.server=embedded")));
                if (docker) {
                    all.add(new Combination(
                            console,
                            java,
                            home,
                            "docker",
                            List.of("palindrome.server=docker", "palindrome.image=" + IMAGE)));
                }
                all.add(new Combination(console, java, home, "url", List.of()));
            });
        }
        if (!docker) {
            System.out.println("docker: skipped, no engine answers");
        }
        assertThat(all).isNotEmpty();
        return all;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("combinations")
    void runsTheSame(Combination combination) throws Exception {
        String output = run(combination);

        assertThat(count(output, "found")).as(output).isEqualTo(28);
        assertThat(count(output, "successful")).as(output).isEqualTo(17);
        assertThat(count(output, "aborted")).as(output).isEqualTo(9);
        assertThat(count(output, "failed")).as(output).isEqualTo(2);
        assertThat(output)
                .contains(
                        "error downgrade-does-not-restore  revision 002",
                        "The downgrade of revision 002 (index label) does not restore the schema.",
                        "- sequence grid_number is left behind",
                        "The history has no baselines.");
        assertThat(scratchDatabases()).as("databases that are left").isEmpty();
        System.out.println(combination + ": " + count(output, "found") + " tests, " + count(output, "successful")
                + " succeeded, " + count(output, "aborted") + " aborted and " + count(output, "failed")
                + " failed as they must");
    }

    private static String run(Combination combination) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(combination.javaHome().resolve("bin/java").toString());
        command.add("-XX:TieredStopAtLevel=1");
        combination.parameters().forEach(parameter -> command.add("-D" + parameter));
        command.addAll(List.of("-cp", combination.console() + File.pathSeparator + classPathWithoutJUnit()));
        command.add("org.junit.platform.console.ConsoleLauncher");
        command.addAll(List.of("execute", "--disable-banner", "--disable-ansi-colors", "--details=tree"));
        for (Class<?> tests : MatrixTestCases.class.getDeclaredClasses()) {
            command.add("--select-class=" + tests.getName());
        }
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        try (Server.ScratchDatabase any = server.create()) {
            if (combination.where().equals("url")) {
                builder.environment().put("PALINDROME_TEST_URL", any.url());
                builder.environment().put("PALINDROME_TEST_USER", any.user());
            }
            Process process = builder.start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor();
            assertThat(directoriesOf(process.pid()))
                    .as("directories of servers that are left")
                    .isEmpty();
            return output;
        }
    }

    /** Servers of a process, where they may keep their data. */
    private static List<Path> directoriesOf(long pid) throws IOException {
        List<Path> left = new ArrayList<>();
        for (Path place : List.of(Path.of("/dev/shm"), Path.of(System.getProperty("java.io.tmpdir")))) {
            if (Files.isDirectory(place)) {
                try (DirectoryStream<Path> found = Files.newDirectoryStream(place, "palindrome-server-" + pid + "-*")) {
                    found.forEach(left::add);
                }
            }
        }
        return left;
    }

    private static long count(String output, String what) {
        Matcher line = Pattern.compile("\\[ *(\\d+) tests " + what + " *]").matcher(output);
        assertThat(line.find()).as(output).isTrue();
        return Long.parseLong(line.group(1));
    }

    private static List<String> scratchDatabases() throws SQLException {
        try (Server.ScratchDatabase own = server.create();
                Connection connection = own.connect();
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("SELECT datname FROM pg_database WHERE datname LIKE 'palindrome%'"
                                + " AND datname <> current_database()")) {
            List<String> names = new ArrayList<>();
            while (rows.next()) {
                names.add(rows.getString(1));
            }
            return names;
        }
    }

    private static String classPathWithoutJUnit() {
        return Arrays.stream(System.getProperty("java.class.path").split(Pattern.quote(File.pathSeparator)))
                .filter(entry -> !entry.matches(".*[/\\\\](junit-|archunit|opentest4j-)[^/\\\\]*\\.jar"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** {@code target/junit/VERSION/junit-platform-console-standalone-*.jar}, which holds all of that JUnit. */
    private static List<Path> consoles() {
        try (Stream<Path> files = Files.walk(JUNITS, 2)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private static Map<Integer, Path> javas() {
        Map<Integer, Path> javas = new TreeMap<>();
        Path installed = Path.of("/usr/lib/jvm");
        if (Files.isDirectory(installed)) {
            try (Stream<Path> homes = Files.list(installed)) {
                homes.sorted().forEach(home -> add(javas, home));
            } catch (IOException problem) {
                throw new UncheckedIOException(problem);
            }
        }
        add(javas, Path.of(System.getProperty("java.home")));
        javas.keySet().retainAll(JAVAS);
        return javas;
    }

    private static void add(Map<Integer, Path> javas, Path home) {
        Path release = home.resolve("release");
        if (Files.isExecutable(home.resolve("bin/java")) && Files.isReadable(release)) {
            try {
                Matcher version = RELEASE.matcher(Files.readString(release));
                if (version.find()) {
                    javas.put(Integer.parseInt(version.group(1)), home);
                }
            } catch (IOException problem) {
                throw new UncheckedIOException(problem);
            }
        }
    }
}
