package dev.palindrome.layout;

import dev.palindrome.finding.Code;
import dev.palindrome.finding.Place;
import dev.palindrome.revision.SqlBody;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * dbmate: {@code 20260131120000_create_users.sql} with {@code -- migrate:up} and {@code -- migrate:down} in it.
 *
 * <p>As its {@code db.go} and {@code migration.go} have it: the version is the digits that a name begins with, the order that of the
 * names as strings. A block is sent whole, in a transaction unless its directive says {@code transaction:false}.
 */
final class DbmateLayout implements Layout {
    static final String NAME = "dbmate";

    private static final Pattern FILE = Pattern.compile("([0-9]+)(.*)\\.sql");

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String example() {
        return "20260131120000_create_users.sql with -- migrate:up and -- migrate:down";
    }

    @Override
    public List<String> keys() {
        return List.of("table");
    }

    @Override
    public boolean needsContents() {
        return true;
    }

    @Override
    public boolean recognises(DirectoryListing listing) {
        return listing.anyText(FILE, DbmateScript.UP);
    }

    @Override
    public boolean mayMean(DirectoryListing listing) {
        return false;
    }

    @Override
    public History load(Path directory, Reading reading) {
        Problems problems = reading.problems();
        Map<String, Draft> byVersion = new LinkedHashMap<>();
        for (String fileName : DirectoryListing.of(directory).files()) {
            Matcher matcher = FILE.matcher(fileName);
            SourceFile file = SourceFile.of(directory, directory.resolve(fileName));
            if (matcher.matches()) {
                accept(file, matcher, byVersion, reading);
            } else {
                stray(file, reading);
            }
        }
        List<Draft> drafts = new ArrayList<>(byVersion.values());
        if (drafts.isEmpty() && !problems.hasErrors()) {
            problems.add(Line.empty(directory, this));
        }
        checkOrder(drafts, problems);
        reading.settings().checkRevisions(drafts, id -> id, problems);
        String table = reading.settings().text("table");
        return new History(
                NAME,
                directory,
                Line.graph(drafts, id -> id, problems),
                List.of(),
                Map.of(),
                reading.settings().text("initSql"),
                reading.settings().list("schemas"),
                History.Bookkeeping.of(table == null ? "schema_migrations" : table, "version varchar(128) PRIMARY KEY"),
                problems.findings());
    }

    private static void accept(SourceFile file, Matcher name, Map<String, Draft> byVersion, Reading reading) {
        Problems problems = reading.problems();
        String version = name.group(1);
        String text = reading.source().read(file);
        DbmateScript script = text == null ? null : DbmateScript.parse(file, text, problems);
        if (script == null) {
            return;
        }
        SqlBody upgrade = script.upgrade();
        SqlBody downgrade = script.downgrade();
        Declarations declared = new Declarations(version, problems);
        declared.add(upgrade);
        declared.add(downgrade);
        String description = name.group(2).replaceFirst("^[_-]", "").replace('_', ' ');
        Draft other =
                byVersion.putIfAbsent(version, new Draft(version, version, description, upgrade, downgrade, declared));
        if (other != null) {
            problems.add(
                    Code.VERSION_DUPLICATE,
                    Place.of(file.name()),
                    "Version " + version + " has two files: " + other.upgrade().name() + " and " + file.name() + ".",
                    "Give one of them another version.");
        }
    }

    /** dbmate's order is that of strings, in which 10 comes before 9. */
    private static void checkOrder(List<Draft> drafts, Problems problems) {
        for (int i = 1; i < drafts.size(); i++) {
            Draft before = drafts.get(i - 1);
            Draft draft = drafts.get(i);
            if (new BigInteger(before.id()).compareTo(new BigInteger(draft.id())) > 0) {
                problems.add(
                        Code.VERSION_ORDER,
                        Place.of(draft.upgrade().name()),
                        draft.upgrade().name() + " runs after "
                                + before.upgrade().name() + ": dbmate orders the names as strings, not by number.",
                        "Give all versions the same number of digits.");
            }
        }
    }

    private static void stray(SourceFile file, Reading reading) {
        String text =
                StrayFiles.looksLikeScript(file.fileName()) ? reading.source().read(file) : null;
        if (text != null && DbmateScript.UP.matcher(text).find()) {
            reading.problems()
                    .add(
                            Code.FILE_LOOKS_LIKE_REVISION,
                            Place.of(file.name()),
                            file.name() + " has -- migrate:up in it, but dbmate does not take it for a revision.",
                            "Begin its name with the digits of its version and end it with .sql, or move it out of the directory.");
        } else {
            StrayFiles.report(file.name(), NAME, reading.problems());
        }
    }
}
