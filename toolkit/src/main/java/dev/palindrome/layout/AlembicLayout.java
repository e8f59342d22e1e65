package dev.palindrome.layout;

import dev.palindrome.finding.Code;
import dev.palindrome.finding.Place;
import dev.palindrome.layout.PythonModule.Variable;
import dev.palindrome.revision.CommandBody;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Alembic: {@code alembic.ini} and version files in Python. The graph is read from the files without running them; each step is
 * {@code alembic upgrade ID} or {@code alembic downgrade ID@PARENT}, which takes back that revision alone, whatever else is applied.
 *
 * <p>A step has a copy of {@code alembic.ini} whose {@code sqlalchemy.url} is the database, and {@code DATABASE_URL} and libpq's
 * variables in its environment. That it worked there is confirmed by its version table.
 */
final class AlembicLayout implements Layout {
    static final String NAME = "alembic";

    private static final Pattern SOURCE = Pattern.compile("(?!\\.#|__init__).*\\.py");

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String example() {
        return "alembic.ini with versions/ae1027a6acf_create_users.py";
    }

    @Override
    public List<String> keys() {
        return List.of("table", "tool");
    }

    @Override
    public boolean recognises(DirectoryListing listing) {
        return listing.files().contains(AlembicConfig.FILE);
    }

    @Override
    public boolean mayMean(DirectoryListing listing) {
        return listing.files().contains("env.py") && listing.directories().contains("versions");
    }

    @Override
    public History load(Path directory, Reading reading) {
        Problems problems = reading.problems();
        Path ini = directory.resolve(AlembicConfig.FILE);
        if (!Files.exists(ini)) {
            throw Problems.refuse(
                    Code.FILE_UNREADABLE,
                    Place.of(AlembicConfig.FILE),
                    "There is no " + AlembicConfig.FILE + " in " + directory + ".",
                    "Name the directory in which it is.");
        }
        String text = reading.source().read(SourceFile.of(directory, ini));
        AlembicConfig config = AlembicConfig.parse(directory, text == null ? "" : text);
        Commands commands = new Commands(directory, config, reading.settings());
        Map<String, Draft> byId = new LinkedHashMap<>();
        Map<String, List<String>> dependencies = new LinkedHashMap<>();
        for (Path file : files(config, directory, problems)) {
            accept(SourceFile.of(directory, file), byId, dependencies, commands, reading);
        }
        dependencies.forEach((id, needs) -> {
            Draft draft = byId.get(id);
            if (draft != null) {
                draft.declared()
                        .dependsOn(
                                needs.stream().map(need -> resolve(need, byId)).toList());
            }
        });
        List<Draft> drafts = new ArrayList<>(byId.values());
        if (drafts.isEmpty() && !problems.hasErrors()) {
            problems.add(Line.empty(directory, this));
        }
        reading.settings().checkRevisions(drafts, id -> id, problems);
        return new History(
                NAME,
                directory,
                Line.graph(drafts, id -> id, problems),
                List.of(),
                Map.of(),
                reading.settings().text("initSql"),
                reading.settings().list("schemas"),
                History.Bookkeeping.of(
                        commands.table,
                        "version_num varchar(32) NOT NULL, CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)"),
                problems.findings());
    }

    private static List<Path> files(AlembicConfig config, Path directory, Problems problems) {
        List<Path> files = new ArrayList<>();
        for (Path location : config.versions(problems)) {
            if (!Files.isDirectory(location)) {
                problems.add(
                        Code.NO_SUCH_DIRECTORY,
                        Place.of(AlembicConfig.FILE),
                        AlembicConfig.FILE + " names the directory " + SourceFile.nameFrom(directory, location)
                                + " for version files, and there is none.",
                        "Correct script_location or version_locations.");
                continue;
            }
            try (Stream<Path> entries = Files.walk(location, config.isRecursive() ? Integer.MAX_VALUE : 1)) {
                entries.filter(Files::isRegularFile)
                        .filter(file ->
                                SOURCE.matcher(file.getFileName().toString()).matches())
                        .sorted()
                        .forEach(files::add);
            } catch (IOException e) {
                throw Problems.refuse(
                        Code.FILE_UNREADABLE,
                        Place.of(location.toString()),
                        "The directory " + location + " cannot be read: " + SourceReader.reason(e) + ".",
                        "Make it readable for this user.");
            }
        }
        return files;
    }

    private static void accept(
            SourceFile file,
            Map<String, Draft> byId,
            Map<String, List<String>> dependencies,
            Commands commands,
            Reading reading) {
        Problems problems = reading.problems();
        String text = reading.source().read(file);
        if (text == null) {
            return;
        }
        PythonModule module = PythonModule.parse(text);
        List<String> ids = strings(module, "revision", file, problems);
        if (ids == null || ids.size() != 1) {
            if (ids != null) {
                problems.add(
                        Code.FILE_LOOKS_LIKE_REVISION,
                        Place.of(file.name()),
                        file.name() + " has no variable revision, without which Alembic refuses it.",
                        "Give it one (revision = \"…\"), or move the file elsewhere.");
            }
            return;
        }
        List<String> parents = strings(module, "down_revision", file, problems);
        List<String> labels = strings(module, "branch_labels", file, problems);
        List<String> needs = strings(module, "depends_on", file, problems);
        if (parents == null || labels == null || needs == null) {
            return;
        }
        String id = ids.get(0);
        Declarations declared = new Declarations(id, problems);
        declared.revises(Place.of(file.name()), parents);
        declared.labels(labels);
        dependencies.put(id, needs);
        CommandBody downgrade = module.defines("downgrade") ? commands.downgrade(id, parents, file.name()) : null;
        Draft draft = new Draft(id, id, module.summary(), commands.upgrade(id, file.name()), downgrade, declared);
        Draft other = byId.putIfAbsent(id, draft);
        if (other != null) {
            problems.add(
                    Code.VERSION_DUPLICATE,
                    Place.of(file.name()),
                    "Revision " + id + " stands twice: " + other.upgrade().name() + " and " + file.name() + ".",
                    "Give one of them another revision.");
        }
    }

    /** The strings of a variable, none when it is not there; null when it is computed, which is noted. */
    private static @Nullable List<String> strings(
            PythonModule module, String name, SourceFile file, Problems problems) {
        Variable variable = module.variable(name);
        if (variable == null) {
            return List.of();
        }
        if (variable.values() == null) {
            problems.add(
                    Code.DIRECTIVE_INVALID,
                    Place.of(file.name(), variable.line(), 0),
                    "The variable " + name + " in line " + variable.line() + " of " + file.name()
                            + " is no literal, and no Python is run to find out what it is.",
                    "Write a string, None, or a tuple of strings.");
        }
        return variable.values();
    }

    /** A dependency may be an id, the label of a revision, or the beginning of an id. */
    private static String resolve(String written, Map<String, Draft> byId) {
        if (byId.containsKey(written)) {
            return written;
        }
        List<String> fitting = byId.values().stream()
                .filter(draft -> draft.declared().labels().contains(written))
                .map(Draft::id)
                .toList();
        if (fitting.isEmpty()) {
            fitting =
                    byId.keySet().stream().filter(id -> id.startsWith(written)).toList();
        }
        return fitting.size() == 1 ? fitting.get(0) : written;
    }

    /** The commands of one project. */
    private static final class Commands {
        private final Path directory;
        private final String configuration;
        private final List<String> tool;
        private final String table;

        Commands(Path directory, AlembicConfig config, Settings settings) {
            this.directory = directory.toAbsolutePath();
            this.configuration = config.withUrl();
            String named = settings.text("tool");
            List<String> words = named == null ? List.of() : ShellWords.split(named);
            this.tool = words == null || words.isEmpty() ? List.of(NAME) : words;
            String configured = settings.text("table");
            this.table = configured == null ? "alembic_version" : configured;
        }

        CommandBody upgrade(String id, String file) {
            return command("upgrade", id, file, "SELECT EXISTS " + rows(id));
        }

        /** Names the revision as the branch, so that siblings and other branches stay. */
        CommandBody downgrade(String id, List<String> parents, String file) {
            String target = id + "@" + (parents.isEmpty() ? "base" : parents.get(0));
            return command("downgrade", target, file, "SELECT NOT EXISTS " + rows(id));
        }

        private CommandBody command(String word, String target, String file, String confirmation) {
            List<String> command = new ArrayList<>(tool);
            command.addAll(List.of("-c", CommandBody.CONFIGURATION, word, target));
            return new CommandBody(command, directory, file, configuration, confirmation);
        }

        private String rows(String id) {
            return "(SELECT FROM " + table + " WHERE version_num = '" + id.replace("'", "''") + "')";
        }
    }
}
