package dev.palindrome.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.palindrome.database.Server.ScratchDatabase;
import dev.palindrome.database.TestServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The sessions that the guide shows are what happens, command by command, in one directory and one database. */
class CommandsGuideTest {
    private static final Path DOCS = Path.of("..", "docs");
    private static final Pattern BLOCK = Pattern.compile("```console\\n(.*?)```\\n", Pattern.DOTALL);
    private static final Pattern VARYING =
            Pattern.compile("(?m) +\\d+\\.\\d ms$|\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d UTC$");
    private static final Pattern WORDS = Pattern.compile("\"([^\"]*)\"|(\\S+)");
    private static final Set<String> ON_A_DATABASE = Set.of("upgrade", "downgrade", "current", "stamp");

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({"commands.md, 31", "autogenerate.md, 10"})
    void showsWhatTheCommandsPrint(String page, int commands) throws IOException, InterruptedException {
        List<String> shown = sessions(DOCS.resolve(page));
        assertThat(shown).filteredOn(line -> line.startsWith("$ ")).hasSizeGreaterThanOrEqualTo(commands);
        List<String> happened = new ArrayList<>();
        try (ScratchDatabase database = TestServer.create()) {
            for (String line : shown) {
                if (line.startsWith("$ ")) {
                    happened.add(line);
                    happened.addAll(run(line.substring(2), database));
                }
            }
        }
        assertThat(withoutTimes(happened)).isEqualTo(withoutTimes(shown));
    }

    /** Its scripts alone are read here: the classes of the sample may not be built yet. */
    @Test
    void theReadmeShowsTheSamplesBranch() throws IOException {
        Matcher block = Pattern.compile(
                        "\\$ ./palindrome history -d sample-migrations -r (\\S+)\\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("..", "README.md")));
        assertThat(block.find()).isTrue();
        Path sample = Path.of("..", "sample-migrations/src/main/resources/db/migration");
        assertThat(Run.palindrome("history", "-d", sample.toString(), "-r", block.group(1)))
                .isEqualTo(new Run(0, block.group(2), ""));
    }

    private static List<String> sessions(Path page) throws IOException {
        List<String> lines = new ArrayList<>();
        Matcher block = BLOCK.matcher(Files.readString(page));
        while (block.find()) {
            // A session on the sample is held by a test that has the sample's classes.
            if (!block.group(1).contains("$ ./palindrome ")) {
                lines.addAll(block.group(1).lines().toList());
            }
        }
        return lines;
    }

    private List<String> run(String line, ScratchDatabase database) throws IOException, InterruptedException {
        if (!line.startsWith("palindrome ")) {
            return shell(line);
        }
        List<String> arguments = new ArrayList<>();
        Matcher words = WORDS.matcher(line.substring("palindrome ".length()));
        while (words.find()) {
            arguments.add(words.group(1) == null ? words.group(2) : words.group(1));
        }
        String command = arguments.get(0);
        if (command.equals("init")) {
            arguments.add(directory.toString());
        } else {
            arguments.addAll(List.of("-d", directory.toString()));
        }
        String[] all = arguments.toArray(String[]::new);
        boolean looks =
                ON_A_DATABASE.contains(command) || arguments.contains("-i") || arguments.contains("--autogenerate");
        Run run = Run.palindrome(looks ? Run.with(database, all) : all);
        return (run.out() + run.err())
                .replace(" -d " + directory, "")
                .replace(directory + "/", "")
                .lines()
                .toList();
    }

    private List<String> shell(String line) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("sh", "-c", line)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(line).isZero();
        return Arrays.stream(printed.split("\n"))
                .filter(each -> !each.isEmpty())
                .toList();
    }

    private static String withoutTimes(List<String> lines) {
        return VARYING.matcher(String.join("\n", lines)).replaceAll(" …");
    }
}
