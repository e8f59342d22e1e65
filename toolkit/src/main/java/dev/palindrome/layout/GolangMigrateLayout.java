package dev.palindrome.layout;

import dev.palindrome.finding.Code;
import dev.palindrome.finding.Place;
import dev.palindrome.revision.SqlBody;
import dev.palindrome.revision.SqlBody.TransactionMode;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * golang-migrate: {@code 000001_create_users.up.sql} and {@code 000001_create_users.down.sql} in one directory.
 *
 * <p>As its {@code source/parse.go} has it: the version is an unsigned 64-bit number, the title between version and direction is ignored,
 * a revision may have no down. The PostgreSQL driver sends a file whole, as one simple query.
 */
final class GolangMigrateLayout implements Layout {
    static final String NAME = "golang-migrate";

    private static final Pattern FILE = Pattern.compile("^([0-9]+)_(.*)\\.(down|up)\\.(.*)$");

    /** A direction before the ending, and perhaps a version at the beginning. */
    private static final Pattern NEARLY = Pattern.compile("(?i)^([0-9]*)[-_.\\s]*(.*?)[-_.]+(down|up)\\.sql$");

    private static final BigInteger LARGEST = BigInteger.TWO.pow(64).subtract(BigInteger.ONE);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String example() {
        return "000001_create_users.up.sql and 000001_create_users.down.sql";
    }

    @Override
    public boolean mayMean(DirectoryListing listing) {
        return listing.anyFile(NEARLY);
    }

    @Override
    public boolean recognises(DirectoryListing listing) {
        return listing.anyFile(FILE);
    }

    @Override
    public History load(Path directory, Reading reading) {
        Problems problems = reading.problems();
        DirectoryListing listing = DirectoryListing.of(directory);
        TreeMap<BigInteger, Pair> pairs = new TreeMap<>();
        for (String fileName : listing.files()) {
            Matcher matcher = FILE.matcher(fileName);
            if (matcher.matches()) {
                accept(SourceFile.of(directory, directory.resolve(fileName)), matcher, pairs, reading);
            } else {
                stray(fileName, problems);
            }
        }
        List<Draft> drafts = new ArrayList<>();
        pairs.forEach((version, pair) -> {
            Draft draft = pair.draft(version, problems);
            if (draft != null) {
                drafts.add(draft);
            }
        });
        if (drafts.isEmpty() && !problems.hasErrors()) {
            problems.add(Line.empty(directory, this));
        }
        reading.settings().checkRevisions(drafts, GolangMigrateLayout::version, problems);
        return new History(
                NAME,
                directory,
                Line.graph(drafts, GolangMigrateLayout::version, problems),
                List.of(),
                Map.of(),
                reading.settings().text("initSql"),
                reading.settings().list("schemas"),
                new History.Bookkeeping(
                        null, "schema_migrations", "version bigint not null primary key, dirty boolean not null"),
                problems.findings());
    }

    /** The number that an id stands for, or null when it is none. */
    private static @Nullable Object version(String id) {
        return id.matches("[0-9]+") ? new BigInteger(id) : null;
    }

    private static void accept(SourceFile file, Matcher matcher, Map<BigInteger, Pair> pairs, Reading reading) {
        Problems problems = reading.problems();
        String id = matcher.group(1);
        BigInteger version = new BigInteger(id);
        if (version.compareTo(LARGEST) > 0) {
            problems.add(
                    Code.CONFIGURATION_INVALID,
                    Place.of(file.name()),
                    "The version of " + file.name() + " is larger than golang-migrate's largest, " + LARGEST + ".",
                    "Give it a smaller version.");
            return;
        }
        if (!matcher.group(4).equals("sql")) {
            problems.add(
                    Code.FILE_IGNORED,
                    Place.of(file.name()),
                    file.name()
                            + " is ignored: golang-migrate's PostgreSQL driver runs it, but only files that end in .sql are"
                            + " understood here.",
                    "Name it " + matcher.group(1) + "_" + matcher.group(2) + "." + matcher.group(3)
                            + ".sql, or take it out of the directory.");
            return;
        }
        Pair pair = pairs.computeIfAbsent(version, key -> new Pair());
        boolean up = matcher.group(3).equals("up");
        Pair.Half other = up ? pair.up : pair.down;
        if (other != null) {
            problems.add(
                    Code.VERSION_DUPLICATE,
                    Place.of(file.name()),
                    "Version " + version + " has two " + matcher.group(3) + " files: " + other.file.name() + " and "
                            + file.name() + ".",
                    "Give one of them another version.");
            return;
        }
        String text = reading.source().read(file);
        Pair.Half half = new Pair.Half(id, matcher.group(2), file, text == null ? "" : text);
        if (up) {
            pair.up = half;
        } else {
            pair.down = half;
        }
    }

    private static void stray(String fileName, Problems problems) {
        Matcher nearly = NEARLY.matcher(fileName);
        if (nearly.matches()) {
            String version = nearly.group(1).isEmpty() ? "<version>" : nearly.group(1);
            String title = nearly.group(2).isEmpty() ? "<title>" : nearly.group(2);
            problems.add(
                    Code.FILE_LOOKS_LIKE_REVISION,
                    Place.of(fileName),
                    fileName + " looks like a revision, but golang-migrate does not see it.",
                    "Name it " + version + "_" + title + "." + nearly.group(3).toLowerCase(java.util.Locale.ROOT)
                            + ".sql, or move it out of the directory.");
        } else {
            StrayFiles.report(fileName, NAME, problems);
        }
    }

    /** The two files of a version. */
    private static final class Pair {
        private @Nullable Half up;
        private @Nullable Half down;

        private record Half(String id, String title, SourceFile file, String text) {
            SqlBody body() {
                return new SqlBody(file.name(), file.path(), text, 1, TransactionMode.SIMPLE_QUERY, null);
            }
        }

        private @Nullable Draft draft(BigInteger version, Problems problems) {
            if (up == null) {
                Half lonely = java.util.Objects.requireNonNull(down);
                problems.add(
                        Code.DOWNGRADE_WITHOUT_UPGRADE,
                        Place.of(lonely.file.name()),
                        lonely.file.name() + " has no upgrade beside it.",
                        "Add " + lonely.id + "_" + lonely.title + ".up.sql, or delete this file.");
                return null;
            }
            Declarations declared = new Declarations(up.id, problems);
            SqlBody upgrade = up.body();
            declared.add(upgrade);
            SqlBody downgrade = down == null ? null : down.body();
            if (downgrade != null) {
                declared.add(downgrade);
            }
            return new Draft(up.id, version, up.title.replace('_', ' '), upgrade, downgrade, declared);
        }
    }
}
