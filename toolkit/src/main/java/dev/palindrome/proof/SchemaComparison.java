package dev.palindrome.proof;

import dev.palindrome.diff.ChangeGroup;
import dev.palindrome.diff.Changes;
import dev.palindrome.diff.Wording;
import dev.palindrome.finding.Code;
import dev.palindrome.finding.Finding;
import dev.palindrome.finding.PalindromeException;
import dev.palindrome.proof.Source.Reading;
import dev.palindrome.schema.Extra;
import dev.palindrome.schema.Snapshot;
import dev.palindrome.schema.SnapshotFile;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Two schemas side by side.
 *
 * <pre>{@code
 * SchemaComparison comparison =
 *         SchemaComparison.of(Source.golden(Path.of("schema.snapshot")), Source.database(dataSource, "production"));
 * if (!comparison.isEqual()) {
 *     throw new AssertionError(String.join("\n", comparison.words()));
 * }
 * }</pre>
 *
 * @param expected what is expected
 * @param found what is there
 * @param changes what leads from the expected schema to the one that was found
 * @param groups the same changes by what they belong to
 * @param notes what a reader should know, a sentence each
 */
public record SchemaComparison(
        Side expected, Side found, Changes changes, List<ChangeGroup> groups, List<String> notes) {
    /**
     * One of the two.
     *
     * @param name what messages call it
     * @param postgres the major version of the server that it was read from, or 0 when that is not known
     * @param objects how many objects were compared
     */
    public record Side(String name, int postgres, int objects) {}

    public SchemaComparison {
        groups = List.copyOf(groups);
        notes = List.copyOf(notes);
    }

    /** Compares two sources that need no server. */
    public static SchemaComparison of(Source expected, Source found) {
        return of(expected, found, ComparisonOptions.DEFAULT, ScratchServers.none());
    }

    /**
     * Compares two sources.
     *
     * @param servers where those of them that have to be built are built: on the version of the other side, if that can be had
     * @throws PalindromeException if one of them cannot be read or built, or there is nothing to compare
     */
    public static SchemaComparison of(
            Source expected, Source found, ComparisonOptions options, ScratchServers servers) {
        Set<String> leftOut = new HashSet<>(options.leftOut());
        leftOut.addAll(expected.bookkeeping());
        leftOut.addAll(found.bookkeeping());
        Set<Extra> extras = extras(expected, found, options.extras());
        SnapshotFile first;
        SnapshotFile second;
        if (expected.isBuilt() && !found.isBuilt()) {
            second = found.read(reading(leftOut, extras, servers, 0));
            first = expected.read(reading(leftOut, extras, servers, second.postgres()));
        } else {
            first = expected.read(reading(leftOut, extras, servers, 0));
            second = found.read(reading(leftOut, extras, servers, first.postgres()));
        }
        boolean sameNames = ComparisonNotes.haveBothNamesOfNotNull(first, second);
        Part part = new Part(leftOut, options.owners(), options.privileges(), sameNames);
        Snapshot before = part.of(first.snapshot());
        Snapshot after = part.of(second.snapshot());
        refuseNothing(before, after);
        Changes changes = Changes.between(before, after);
        return new SchemaComparison(
                new Side(expected.name(), first.postgres(), before.objects().size()),
                new Side(found.name(), second.postgres(), after.objects().size()),
                changes,
                ChangeGroup.of(changes, before, after),
                ComparisonNotes.of(expected, first, found, second, changes));
    }

    private static Reading reading(Set<String> leftOut, Set<Extra> extras, ScratchServers servers, int postgres) {
        return new Reading(leftOut, extras, () -> servers.get(postgres));
    }

    /** What both sides must hold beside the schema. Golden files hold what they hold. */
    private static Set<Extra> extras(Source expected, Source found, Set<Extra> wanted) {
        List<GoldenSource> golden = Stream.of(expected, found)
                .filter(GoldenSource.class::isInstance)
                .map(GoldenSource.class::cast)
                .toList();
        Set<Extra> extras = EnumSet.noneOf(Extra.class);
        extras.addAll(wanted);
        golden.stream().map(source -> source.file().extras()).forEach(extras::addAll);
        List<Finding> lacking = new ArrayList<>();
        for (GoldenSource source : golden) {
            Set<Extra> missing = EnumSet.noneOf(Extra.class);
            missing.addAll(extras);
            missing.removeAll(source.file().extras());
            if (!missing.isEmpty()) {
                lacking.add(Finding.of(
                        Code.USAGE,
                        null,
                        "The golden file " + source.name() + " was written without " + SnapshotFile.words(missing)
                                + ", so there is nothing to compare " + (missing.size() == 1 ? "it" : "them")
                                + " with.",
                        "Write it again with palindrome snapshot --with "
                                + SnapshotFile.words(extras).replace(", ", ",") + "."));
            }
        }
        if (!lacking.isEmpty()) {
            throw new PalindromeException(PalindromeException.Category.CONFIGURATION, lacking, null);
        }
        return extras;
    }

    private static void refuseNothing(Snapshot before, Snapshot after) {
        if (before.objects().isEmpty() && after.objects().isEmpty()) {
            throw new PalindromeException(
                    PalindromeException.Category.FAILED,
                    Finding.of(
                            Code.NOTHING_CHECKED,
                            null,
                            "Neither side has an object, so there is nothing to compare.",
                            "Compare with a database, or with a golden file that palindrome snapshot wrote."));
        }
    }

    /** Whether nothing differs. */
    public boolean isEqual() {
        return changes.isEmpty();
    }

    /** Each difference in words, the smallest first. */
    public List<String> words() {
        return changes.words(Wording.COMPARED);
    }
}
