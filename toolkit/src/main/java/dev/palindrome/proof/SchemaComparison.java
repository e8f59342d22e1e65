package dev.palindrome.proof;

import dev.palindrome.diff.ChangeGroup;
import dev.palindrome.diff.Changes;
import dev.palindrome.diff.Wording;
import dev.palindrome.finding.PalindromeException;
import dev.palindrome.schema.Snapshot;
import dev.palindrome.schema.SnapshotFile;
import java.util.List;

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
        return of(
                expected,
                found,
                BothSides.read(
                        expected,
                        found,
                        options,
                        servers,
                        (source, reading) -> new SourceSchema(source.read(reading), null)));
    }

    /** Compares what was read. */
    static SchemaComparison of(Source expected, Source found, BothSides sides) {
        SnapshotFile first = sides.first().file();
        SnapshotFile second = sides.second().file();
        Snapshot before = sides.before();
        Snapshot after = sides.after();
        Changes changes = Changes.between(before, after);
        return new SchemaComparison(
                new Side(expected.name(), first.postgres(), before.objects().size()),
                new Side(found.name(), second.postgres(), after.objects().size()),
                changes,
                ChangeGroup.of(changes, before, after),
                ComparisonNotes.of(expected, first, found, second, changes));
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
