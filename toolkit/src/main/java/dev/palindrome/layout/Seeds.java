package dev.palindrome.layout;

import dev.palindrome.finding.Code;
import dev.palindrome.finding.Place;
import dev.palindrome.revision.Body;
import dev.palindrome.revision.Revision;
import dev.palindrome.revision.SqlBody;
import dev.palindrome.revision.SqlBody.TransactionMode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Rows that users want to be there before a revision: {@code seed/003.sql} or {@code seed/003__early_users.sql} beside the revisions, in
 * every layout.
 */
final class Seeds {
    /** The directory's name. */
    static final String DIRECTORY = "seed";

    private static final String SUFFIX = ".sql";

    private final Path base;
    private final History history;
    private final SourceReader source;
    private final Problems problems;

    private Seeds(Path base, History history, SourceReader source, Problems problems) {
        this.base = base;
        this.history = history;
        this.source = source;
        this.problems = problems;
    }

    /**
     * The history with what stands in its {@code seed} directories.
     *
     * @param base from which files are named in messages
     * @throws dev.palindrome.finding.PalindromeException if a file there names no revision
     */
    static History addTo(History history, Path base, SourceReader source, Problems problems) {
        long before = problems.errors();
        Map<String, SqlBody> seeds = new Seeds(base, history, source, problems).read();
        // What the layout itself found did not stop it.
        if (problems.errors() > before) {
            throw problems.exception();
        }
        return seeds.isEmpty() ? history : history.withSeeds(seeds, problems.findings());
    }

    /** Whether a script is such a file and not a revision: its name as seen from a location of revisions. */
    static boolean isIn(String name) {
        int file = name.lastIndexOf('/');
        String directory = file < 0 ? "" : name.substring(0, file);
        return name.endsWith(SUFFIX) && (directory.equals(DIRECTORY) || directory.endsWith("/" + DIRECTORY));
    }

    private Map<String, SqlBody> read() {
        Map<String, SqlBody> seeds = new LinkedHashMap<>();
        Set<Path> seen = new LinkedHashSet<>();
        for (Path directory : directories()) {
            for (Path file : files(directory)) {
                if (seen.add(file.toAbsolutePath().normalize())) {
                    add(
                            SourceFile.of(base, file),
                            directory.relativize(file).toString().replace('\\', '/'),
                            seeds);
                }
            }
        }
        return seeds;
    }

    /** Beside the scripts, and in all directories above them up to the history's. */
    private Collection<Path> directories() {
        Set<Path> parents = new LinkedHashSet<>();
        if (history.directory() != null) {
            parents.add(history.directory());
        }
        Path top = base.toAbsolutePath().normalize();
        for (Revision revision : history.graph().revisions()) {
            Path path = path(revision.upgrade());
            Path parent = path == null ? null : path.getParent();
            while (parent != null
                    && parents.add(parent)
                    && parent.toAbsolutePath().normalize().startsWith(top)) {
                parent = parent.getParent();
            }
        }
        return parents.stream()
                .map(parent -> parent.resolve(DIRECTORY))
                .filter(Files::isDirectory)
                .toList();
    }

    private static @Nullable Path path(Body body) {
        return body instanceof SqlBody sql ? sql.path() : null;
    }

    private static List<Path> files(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().endsWith(SUFFIX))
                    .filter(file -> !FlywayLayout.isRevision(file.getFileName().toString()))
                    .sorted()
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            IOException reason = e instanceof UncheckedIOException unchecked ? unchecked.getCause() : (IOException) e;
            throw Problems.refuse(
                    Code.FILE_UNREADABLE,
                    Place.of(directory.toString()),
                    "The directory " + directory + " cannot be read: " + SourceReader.reason(reason) + ".",
                    "Make it readable for this user.");
        }
    }

    private void add(SourceFile file, String name, Map<String, SqlBody> seeds) {
        String stem = name.substring(0, name.length() - SUFFIX.length());
        int description = stem.indexOf("__");
        Revision revision = history.graph().find(stem);
        if (revision == null && description > 0) {
            revision = history.graph().find(stem.substring(0, description));
        }
        if (revision == null) {
            problems.add(
                    Code.SEED_WITHOUT_REVISION,
                    Place.of(file.name()),
                    file.name() + " holds rows for revision "
                            + (description > 0 ? stem.substring(0, description) : stem) + ", which does not exist.",
                    "Name it <id>.sql or <id>__<description>.sql with the id of the revision before which its rows must be"
                            + " there, or move it out of the directory " + DIRECTORY + ".");
            return;
        }
        String text = source.read(file);
        SqlBody other = seeds.get(revision.id());
        if (other != null) {
            problems.add(
                    Code.VERSION_DUPLICATE,
                    Place.of(file.name()),
                    "Revision " + revision.id() + " has two files of rows: " + other.name() + " and " + file.name()
                            + ".",
                    "Make one file of them.");
        } else if (text != null) {
            seeds.put(revision.id(), new SqlBody(file.name(), file.path(), text, 1, TransactionMode.ALWAYS, null));
        }
    }
}
