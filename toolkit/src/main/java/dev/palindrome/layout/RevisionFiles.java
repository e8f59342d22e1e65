package dev.palindrome.layout;

import dev.palindrome.finding.Code;
import dev.palindrome.revision.JavaBody;
import dev.palindrome.revision.Revision;
import dev.palindrome.revision.RevisionGraph;
import dev.palindrome.revision.SqlBody;
import dev.palindrome.script.Script;
import dev.palindrome.script.Statement;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The files that a new revision of a history consists of, named and placed as those of its newest revisions are.
 *
 * <pre>{@code
 * RevisionFiles files = RevisionFiles.of(history);
 * NewRevision revision = NewRevision.plan(files.graph(), NewRevision.request(files.nextId(Instant.now())));
 * List<RevisionFile> written = files.scripts(new RevisionText(revision, "add grids", "", "", Instant.now()));
 * }</pre>
 */
public final class RevisionFiles {
    private static final int LONGEST_NAME = 60;
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final String JAVA_SOURCES = "src/main/java";

    private final String layout;
    private final Path project;
    private final Path directory;
    private final RevisionGraph graph;

    private RevisionFiles(String layout, Path project, Path directory, RevisionGraph graph) {
        this.layout = layout;
        this.project = project;
        this.directory = directory;
        this.graph = graph;
    }

    /**
     * Of a history that has revisions.
     *
     * @throws dev.palindrome.finding.PalindromeException if its scripts are on the class path alone, so that there is no directory
     */
    public static RevisionFiles of(History history) {
        Path newest = newest(history.graph());
        Path project = history.directory();
        if (project == null || (newest == null && !hasJava(history.graph()))) {
            throw Problems.refuse(
                    Code.CONFIGURATION_INVALID,
                    null,
                    "The revisions of this history are in no directory, so there is none to write a new one into.",
                    "Name the project's directory with -d.");
        }
        Path directory = newest == null
                ? project
                : Objects.requireNonNull(newest.toAbsolutePath().getParent());
        return new RevisionFiles(history.layout(), project, directory, history.graph());
    }

    /**
     * Of a history without any revision: Flyway's.
     *
     * @param project where its configuration is
     * @param directory where its scripts are to be
     */
    public static RevisionFiles ofNone(Path project, Path directory) {
        return new RevisionFiles(FlywayLayout.NAME, project, directory, RevisionGraph.of(List.of()));
    }

    /** The revisions that there are. */
    public RevisionGraph graph() {
        return graph;
    }

    /**
     * A time stamp or the next number, whichever the history uses.
     *
     * @throws dev.palindrome.finding.PalindromeException if its ids are neither
     */
    public String nextId(Instant now) {
        return nextId(now, List.of());
    }

    /**
     * As {@link #nextId(Instant)}, above some that are about to be written as well.
     *
     * @throws dev.palindrome.finding.PalindromeException if the ids are neither numbers nor time stamps
     */
    public String nextId(Instant now, List<String> taken) {
        List<String> ids = Stream.concat(graph.revisions().stream().map(Revision::id), taken.stream())
                .toList();
        String next = NextId.of(ids, now);
        if (next == null) {
            throw Problems.refuse(
                    Code.ID_INVALID,
                    null,
                    "The ids of this history are neither numbers nor time stamps, so there is no next one.",
                    "Give the new revision an id with --rev-id.");
        }
        return next;
    }

    /**
     * The SQL files: upgrade and downgrade, or both in one where the layout has it so; and what the layout needs beside them to run them
     * outside a transaction.
     */
    public List<RevisionFile> scripts(RevisionText given) {
        RevisionText text =
                layout.equals("goose") ? given.withStatements(goose(given.upgrade()), goose(given.downgrade())) : given;
        String id = text.revision().id();
        String name = fileName(text.message(), "_");
        String upgrade = Templates.upgrade(project, text);
        String downgrade = Templates.downgrade(project, text);
        boolean alone = !text.transactional();
        return switch (layout) {
            case FlywayLayout.NAME -> flyway(id, name, text, upgrade, downgrade);
            case GolangMigrateLayout.NAME ->
                List.of(
                        file(directory, id + "_" + name + ".up.sql", upgrade),
                        file(directory, id + "_" + name + ".down.sql", downgrade));
            case DieselLayout.NAME -> {
                Path folder = Objects.requireNonNull(directory.getParent()).resolve(id + "_" + name);
                List<RevisionFile> files =
                        new ArrayList<>(List.of(file(folder, "up.sql", upgrade), file(folder, "down.sql", downgrade)));
                if (alone) {
                    files.add(file(folder, "metadata.toml", "run_in_transaction = false\n"));
                }
                yield files;
            }
            case "goose" ->
                List.of(file(
                        directory,
                        id + "_" + name + ".sql",
                        (alone ? "-- +goose NO TRANSACTION\n" : "") + "-- +goose Up\n" + upgrade + "\n-- +goose Down\n"
                                + downgrade));
            case "dbmate" ->
                List.of(file(
                        directory,
                        id + "_" + name + ".sql",
                        "-- migrate:up" + (alone ? " transaction:false" : "") + "\n" + upgrade + "\n-- migrate:down"
                                + (alone ? " transaction:false" : "") + "\n" + downgrade));
            default ->
                throw Problems.refuse(
                        Code.CONFIGURATION_INVALID,
                        null,
                        "New revisions of the layout " + layout + " are not written here.",
                        "Write it with the layout's own tool.");
        };
    }

    /** The history without any revision: that of {@link #ofNone}. */
    public History emptyHistory() {
        return new History(
                layout,
                project,
                graph,
                List.of(),
                Map.of(),
                null,
                List.of(),
                new History.Bookkeeping(null, "flyway_schema_history", ""),
                List.of());
    }

    /** A new revision as it will be read from its files. */
    public Revision revision(RevisionText text) {
        return new Revision(
                text.revision().id(),
                text.message(),
                text.revision().parents(),
                text.revision().dependsOn(),
                Set.copyOf(text.revision().labels()),
                body("the upgrade of the new revision", text.upgrade(), text),
                body("the downgrade of the new revision", text.downgrade(), text),
                null,
                text.lossy());
    }

    private SqlBody body(String name, String statements, RevisionText text) {
        return new SqlBody(name, null, statements, 1, transaction(text), null);
    }

    private SqlBody.TransactionMode transaction(RevisionText text) {
        return switch (layout) {
            case GolangMigrateLayout.NAME -> SqlBody.TransactionMode.SIMPLE_QUERY;
            case "dbmate" ->
                text.transactional() ? SqlBody.TransactionMode.ALWAYS : SqlBody.TransactionMode.SIMPLE_QUERY;
            default -> text.transactional() ? SqlBody.TransactionMode.ALWAYS : SqlBody.TransactionMode.NEVER;
        };
    }

    /** The source of a revision in Java, in the package of the others. */
    public RevisionFile javaSource(RevisionText text) {
        if (!layout.equals(FlywayLayout.NAME)) {
            throw Problems.refuse(
                    Code.USAGE, null, "The layout " + layout + " has no revisions in Java.", "Leave --java out.");
        }
        String packageName = javaPackage();
        String className =
                "V" + text.revision().id().replace('.', '_') + "__" + capitalised(fileName(text.message(), "_"));
        Path sources = project.resolve(JAVA_SOURCES).resolve(packageName.replace('.', '/'));
        return file(sources, className + ".java", Templates.java(project, text, packageName, className));
    }

    /** Goose cuts at line ends, unless it is told where a statement begins and ends. */
    private static String goose(String sql) {
        StringBuilder text = new StringBuilder();
        int end = 0;
        for (Statement statement : Script.parse("the new revision", sql, 1).statements()) {
            String gap = sql.substring(end, statement.offset());
            text.append(gap.startsWith(";") ? gap.substring(1) : gap);
            end = statement.offset() + statement.text().length();
            boolean cut = statement.text().contains(";");
            text.append(cut ? "-- +goose StatementBegin\n" : "")
                    .append(statement.text())
                    .append(cut ? ";\n-- +goose StatementEnd" : ";");
        }
        return text.toString();
    }

    private List<RevisionFile> flyway(String id, String name, RevisionText text, String upgrade, String downgrade) {
        SqlBody up = newestScript(graph, false);
        SqlBody down = newestScript(graph, true);
        Affixes ofUp = up == null ? new Affixes("V", "__", ".sql") : Affixes.of(up, graph);
        Affixes ofDown = down == null ? new Affixes("U", ofUp.separator(), ofUp.suffix()) : Affixes.of(down, graph);
        Path downDirectory = down == null
                ? directory
                : Objects.requireNonNull(path(down).toAbsolutePath().getParent());
        List<RevisionFile> files = new ArrayList<>();
        flyway(files, directory, ofUp.name(id, name), upgrade, text.upgrade(), text.transactional());
        flyway(files, downDirectory, ofDown.name(id, name), downgrade, text.downgrade(), text.transactional());
        return files;
    }

    /** A script with its own configuration, where Flyway would run it otherwise than it was proven. */
    private static void flyway(
            List<RevisionFile> files,
            Path directory,
            String name,
            String script,
            String statements,
            boolean transactional) {
        files.add(file(directory, name, script));
        String configuration = (transactional ? "" : "executeInTransaction=false\n")
                + (statements.contains("${") ? "placeholderReplacement=false\n" : "");
        if (!configuration.isEmpty()) {
            files.add(file(directory, name + ".conf", configuration));
        }
    }

    /** What stands around id and description in the name of a script. */
    private record Affixes(String prefix, String separator, String suffix) {
        static Affixes of(SqlBody script, RevisionGraph graph) {
            String file = path(script).getFileName().toString();
            Revision revision = graph.revisions().stream()
                    .filter(candidate -> candidate.upgrade() == script || candidate.downgrade() == script)
                    .findFirst()
                    .orElseThrow();
            int id = file.indexOf(revision.id());
            String rest = file.substring(id + revision.id().length());
            String words = revision.description();
            int description = words.isEmpty() ? -1 : rest.replace('_', ' ').indexOf(words);
            return description < 0
                    ? new Affixes(file.substring(0, id), "__", rest.substring(rest.lastIndexOf('.')))
                    : new Affixes(
                            file.substring(0, id),
                            rest.substring(0, description),
                            rest.substring(description + words.length()));
        }

        String name(String id, String description) {
            return prefix + id + separator + description + suffix;
        }
    }

    private String javaPackage() {
        String newest = null;
        for (Revision revision : graph.revisions()) {
            if (revision.upgrade() instanceof JavaBody java) {
                newest = java.migration().getClass().getPackageName();
            }
        }
        if (newest != null) {
            return newest;
        }
        String path = directory.toString().replace('\\', '/');
        int resources = path.lastIndexOf("/src/main/resources/");
        return resources < 0
                ? "db.migration"
                : path.substring(resources + "/src/main/resources/".length()).replace('/', '.');
    }

    /** A message as a part of a file's name: words and underscores, not too long. */
    private static String fileName(String message, String separator) {
        String words = NO_WORD.matcher(message).replaceAll(separator).toLowerCase(Locale.ROOT);
        String trimmed = words.replaceAll("^_+|_+$", "");
        if (trimmed.isEmpty()) {
            return "revision";
        }
        if (trimmed.length() <= LONGEST_NAME) {
            return trimmed;
        }
        int end = trimmed.lastIndexOf('_', LONGEST_NAME);
        return trimmed.substring(0, end < LONGEST_NAME / 2 ? LONGEST_NAME : end);
    }

    private static String capitalised(String name) {
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    private static RevisionFile file(Path directory, String name, String text) {
        return new RevisionFile(directory.resolve(name), text);
    }

    private static boolean hasJava(RevisionGraph graph) {
        return graph.revisions().stream().anyMatch(revision -> revision.upgrade() instanceof JavaBody);
    }

    private static @Nullable Path newest(RevisionGraph graph) {
        SqlBody script = newestScript(graph, false);
        return script == null ? null : script.path();
    }

    /** The upgrade or downgrade script, of those that are files, of the last revision that has one. */
    private static @Nullable SqlBody newestScript(RevisionGraph graph, boolean downgrade) {
        List<SqlBody> scripts = new ArrayList<>();
        for (Revision revision : graph.revisions()) {
            if ((downgrade ? revision.downgrade() : revision.upgrade()) instanceof SqlBody script
                    && script.path() != null) {
                scripts.add(script);
            }
        }
        return scripts.isEmpty() ? null : scripts.get(scripts.size() - 1);
    }

    private static Path path(SqlBody script) {
        return Objects.requireNonNull(script.path());
    }
}
