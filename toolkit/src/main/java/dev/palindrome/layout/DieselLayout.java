package dev.palindrome.layout;

import dev.palindrome.finding.Code;
import dev.palindrome.finding.Place;
import dev.palindrome.revision.SqlBody;
import dev.palindrome.revision.SqlBody.TransactionMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * diesel: a directory for each revision, {@code 2019-02-27-170003_create_community}, with {@code up.sql} and perhaps {@code down.sql}.
 *
 * <p>As {@code diesel_migrations} has it: the version is the name before its first underscore without its dashes, versions are ordered
 * as strings, a file runs in one transaction unless {@code metadata.toml} says {@code run_in_transaction = false}.
 */
final class DieselLayout implements Layout {
    static final String NAME = "diesel";

    private static final String UP = "up.sql";
    private static final String DOWN = "down.sql";
    private static final String METADATA = "metadata.toml";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String example() {
        return "2026-01-31-120000_create_users/up.sql and down.sql";
    }

    @Override
    public boolean mayMean(DirectoryListing listing) {
        return listing.directories().stream()
                .anyMatch(name -> Files.exists(listing.directory().resolve(name).resolve(UP)));
    }

    @Override
    public boolean recognises(DirectoryListing listing) {
        return listing.directories().stream()
                .anyMatch(name -> name.matches("[0-9][0-9-]*(_.*)?")
                        && (Files.exists(listing.directory().resolve(name).resolve(UP))
                                || Files.exists(
                                        listing.directory().resolve(name).resolve(DOWN))));
    }

    @Override
    public History load(Path directory, Reading reading) {
        Problems problems = reading.problems();
        DirectoryListing listing = DirectoryListing.of(directory);
        listing.files().forEach(name -> StrayFiles.report(name, NAME, problems));
        TreeMap<String, Draft> byVersion = new TreeMap<>(Comparator.naturalOrder());
        for (String name : listing.directories()) {
            if (name.equals(Seeds.DIRECTORY)) {
                continue;
            }
            Draft draft = draft(directory, name, reading);
            if (draft == null) {
                continue;
            }
            Draft other = byVersion.putIfAbsent((String) draft.version(), draft);
            if (other != null) {
                problems.add(
                        Code.VERSION_DUPLICATE,
                        Place.of(draft.upgrade().name()),
                        "Version " + draft.version() + " stands twice: "
                                + other.upgrade().name() + " and "
                                + draft.upgrade().name() + ".",
                        "Give one of them another version.");
            }
        }
        List<Draft> drafts = new ArrayList<>(byVersion.values());
        if (drafts.isEmpty() && !problems.hasErrors()) {
            problems.add(Line.empty(directory, this));
        }
        reading.settings().checkRevisions(drafts, DieselLayout::version, problems);
        return new History(
                NAME,
                directory,
                Line.graph(drafts, DieselLayout::version, problems),
                List.of(),
                Map.of(),
                reading.settings().text("initSql"),
                reading.settings().list("schemas"),
                new History.Bookkeeping(
                        null,
                        "__diesel_schema_migrations",
                        "version varchar(50) primary key not null, run_on timestamp not null default current_timestamp"),
                problems.findings());
    }

    private static Object version(String id) {
        return id.replace("-", "");
    }

    private static @Nullable Draft draft(Path directory, String name, Reading reading) {
        Problems problems = reading.problems();
        DirectoryListing listing = DirectoryListing.of(directory.resolve(name));
        if (!listing.files().contains(UP)) {
            withoutUp(name, listing, problems);
            return null;
        }
        for (String file : listing.files()) {
            if (!List.of(UP, DOWN, METADATA).contains(file)) {
                StrayFiles.report(name + "/" + file, NAME, problems);
            }
        }
        listing.directories().forEach(below -> strayDirectory(directory, name + "/" + below, problems));
        int underscore = name.indexOf('_');
        String id = underscore < 0 ? name : name.substring(0, underscore);
        TransactionMode mode = listing.files().contains(METADATA)
                ? DieselMetadata.read(
                        SourceFile.of(directory, directory.resolve(name).resolve(METADATA)), reading)
                : TransactionMode.ALWAYS;
        Declarations declared = new Declarations(id, problems);
        SqlBody up = body(SourceFile.of(directory, directory.resolve(name).resolve(UP)), mode, reading);
        SqlBody down = listing.files().contains(DOWN)
                ? body(SourceFile.of(directory, directory.resolve(name).resolve(DOWN)), mode, reading)
                : null;
        String description =
                underscore < 0 ? "" : name.substring(underscore + 1).replace('_', ' ');
        declared.add(up);
        if (down != null) {
            declared.add(down);
        }
        return new Draft(id, version(id), description, up, down, declared);
    }

    private static SqlBody body(SourceFile file, TransactionMode mode, Reading reading) {
        String text = reading.source().read(file);
        return new SqlBody(file.name(), file.path(), text == null ? "" : text, 1, mode, null);
    }

    private static void withoutUp(String name, DirectoryListing listing, Problems problems) {
        if (listing.files().contains(DOWN)) {
            problems.add(
                    Code.DOWNGRADE_WITHOUT_UPGRADE,
                    Place.of(name + "/" + DOWN),
                    name + "/" + DOWN + " has no upgrade beside it.",
                    "Add " + name + "/" + UP + ", or delete the directory.");
        } else {
            problems.add(
                    Code.FILE_LOOKS_LIKE_REVISION,
                    Place.of(name),
                    "The directory " + name + " has no " + UP + "; diesel takes every directory for a revision.",
                    "Add " + name + "/" + UP + ", or move the directory elsewhere.");
        }
    }

    private static void strayDirectory(Path directory, String name, Problems problems) {
        for (String file : DirectoryListing.of(directory.resolve(name)).files()) {
            StrayFiles.report(name + "/" + file, NAME, problems);
        }
    }
}
