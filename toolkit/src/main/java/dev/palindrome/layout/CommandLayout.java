package dev.palindrome.layout;

import dev.palindrome.finding.Code;
import dev.palindrome.finding.Place;
import dev.palindrome.revision.Body;
import dev.palindrome.revision.CommandBody;
import dev.palindrome.revision.RevisionGraph;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Any tool that a shell can call: one command goes up by a revision, one comes back, one lists them.
 *
 * <p>The list has a revision a line, {@code ID [< PARENT[,PARENT…]] [DESCRIPTION]}. Without {@code <} the parent is the line before;
 * {@code < -} says that there is none. Empty lines and those that begin with {@code #} are passed over. In the other two commands
 * {@code {id}}, {@code {parent}} and {@code {description}} stand for the revision.
 */
final class CommandLayout implements Layout {
    static final String NAME = "command";

    private static final String UP = "up";
    private static final String DOWN = "down";
    private static final String LIST = "list";
    private static final String BASE = "base";
    private static final int LIST_SECONDS = 60;
    private static final Pattern LINE =
            Pattern.compile("(\\S+)(?:\\s+<\\s*(-|[^\\s,]+(?:\\s*,\\s*[^\\s,]+)*))?(?:\\s+(.*))?");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String example() {
        return "--up 'tool upgrade {id}' --down 'tool downgrade {parent}' --list 'tool list'";
    }

    @Override
    public List<String> keys() {
        return List.of(BASE, DOWN, LIST, "table", UP);
    }

    @Override
    public boolean recognises(DirectoryListing listing) {
        return false;
    }

    @Override
    public boolean mayMean(DirectoryListing listing) {
        return false;
    }

    @Override
    public History load(Path directory, Reading reading) {
        Problems problems = reading.problems();
        Settings settings = reading.settings();
        List<String> up = words(UP, settings, problems);
        List<String> down = settings.has(DOWN) ? words(DOWN, settings, problems) : null;
        List<String> list = words(LIST, settings, problems);
        problems.throwIfErrors();
        Path where = directory.toAbsolutePath();
        Map<String, Draft> byId = new LinkedHashMap<>();
        String previous = null;
        int number = 0;
        for (String line : output(list, where)) {
            number++;
            Matcher matcher = LINE.matcher(line.strip());
            if (line.isBlank() || line.strip().startsWith("#") || !matcher.matches()) {
                continue;
            }
            Draft draft = draft(matcher, previous, up, down, where, settings, problems);
            if (byId.putIfAbsent(draft.id(), draft) != null) {
                problems.add(
                        Code.VERSION_DUPLICATE,
                        null,
                        "Revision " + draft.id() + " stands twice in what `" + shown(list)
                                + "` says; the second time in line " + number + ".",
                        "Make the command list each revision once.");
            }
            previous = draft.id();
        }
        List<Draft> drafts = new ArrayList<>(byId.values());
        if (drafts.isEmpty()) {
            problems.add(
                    Code.HISTORY_EMPTY,
                    null,
                    "The command `" + shown(list) + "` lists no revision.",
                    "Make it print a line for each: ID [< PARENT[,PARENT…]] [DESCRIPTION].");
        }
        settings.checkRevisions(drafts, id -> id, problems);
        RevisionGraph graph = Line.graph(drafts, id -> id, problems);
        String table = settings.text("table");
        return new History(
                NAME,
                directory,
                graph,
                List.of(),
                Map.of(),
                settings.text("initSql"),
                settings.list("schemas"),
                History.Bookkeeping.of(table == null ? "" : table, ""),
                problems.findings());
    }

    private static Draft draft(
            Matcher line,
            @Nullable String previous,
            List<String> up,
            @Nullable List<String> down,
            Path directory,
            Settings settings,
            Problems problems) {
        String id = line.group(1);
        String written = line.group(2);
        List<String> parents = written == null
                ? previous == null ? List.of() : List.of(previous)
                : written.equals("-") ? List.of() : List.of(written.split("\\s*,\\s*"));
        String description = line.group(3) == null ? "" : line.group(3).strip();
        String base = settings.text(BASE);
        Map<String, String> values = Map.of(
                "id", id,
                "parent", parents.isEmpty() ? base == null ? BASE : base : parents.get(0),
                "description", description);
        Declarations declared = new Declarations(id, problems);
        declared.revises(null, parents);
        Body downgrade = down == null ? null : body(down, values, directory);
        return new Draft(id, id, description, body(up, values, directory), downgrade, declared);
    }

    private static CommandBody body(List<String> template, Map<String, String> values, Path directory) {
        List<String> command = template.stream()
                .map(word -> PLACEHOLDER
                        .matcher(word)
                        .replaceAll(
                                found -> Matcher.quoteReplacement(values.getOrDefault(found.group(1), found.group()))))
                .toList();
        return new CommandBody(command, directory, null, null, null);
    }

    /** The words of a command; unknown placeholders and a missing command are noted. */
    private static List<String> words(String key, Settings settings, Problems problems) {
        Settings.Setting setting = settings.find(key);
        List<String> words = setting == null ? List.of() : ShellWords.split(setting.value());
        if (words == null || words.isEmpty()) {
            problems.add(
                    Code.CONFIGURATION_INVALID,
                    setting == null ? null : setting.place(),
                    words == null
                            ? "A quote is not closed in the command '" + key + "': " + setting.value()
                            : "The layout " + NAME + " needs the command '" + key + "'.",
                    words == null
                            ? "Close it."
                            : "Give --" + key + ", or the key " + key + " in " + Settings.FILE + ".");
            return List.of();
        }
        for (String word : words) {
            Matcher matcher = PLACEHOLDER.matcher(word);
            while (matcher.find()) {
                if (key.equals(LIST) || !List.of("id", "parent", "description").contains(matcher.group(1))) {
                    problems.add(
                            Code.PLACEHOLDER_UNKNOWN,
                            setting.place(),
                            "The command '" + key + "' has the placeholder " + matcher.group()
                                    + ", which means nothing here.",
                            key.equals(LIST)
                                    ? "It lists all revisions: leave it out."
                                    : "The placeholders are {id}, {parent} and {description}.");
                }
            }
        }
        return words;
    }

    private static List<String> output(List<String> command, Path directory) {
        try {
            File output = File.createTempFile("palindrome", ".out");
            File errors = File.createTempFile("palindrome", ".err");
            try {
                Process process = new ProcessBuilder(command)
                        .directory(directory.toFile())
                        .redirectOutput(output)
                        .redirectError(errors)
                        .start();
                process.getOutputStream().close();
                boolean ended = process.waitFor(LIST_SECONDS, TimeUnit.SECONDS);
                if (!ended) {
                    process.descendants().forEach(ProcessHandle::destroyForcibly);
                    process.destroyForcibly();
                }
                if (!ended || process.exitValue() != 0) {
                    String said = Files.readString(errors.toPath()).strip();
                    throw refused(
                            command,
                            (ended
                                            ? "ended with status " + process.exitValue()
                                            : "did not end within " + LIST_SECONDS + " s and was killed")
                                    + (said.isEmpty() ? "." : ":\n" + said));
                }
                return new String(Files.readAllBytes(output.toPath()), StandardCharsets.UTF_8)
                        .lines()
                        .toList();
            } finally {
                Files.deleteIfExists(output.toPath());
                Files.deleteIfExists(errors.toPath());
            }
        } catch (IOException e) {
            throw refused(command, "could not be run: " + e.getMessage() + ".");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw refused(command, "was interrupted.");
        }
    }

    private static RuntimeException refused(List<String> command, String what) {
        return Problems.refuse(
                Code.CONFIGURATION_INVALID,
                Place.of(NAME),
                "The command `" + shown(command) + "`, which lists the revisions, " + what,
                "Run it by hand in the history's directory; it needs no database.");
    }

    private static String shown(List<String> command) {
        return new CommandBody(command).line();
    }
}
