package dev.palindrome.proof;

import dev.palindrome.diff.Change;
import dev.palindrome.diff.Changes;
import dev.palindrome.diff.Difference;
import dev.palindrome.schema.SnapshotFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What may explain differences that are nobody's doing. */
final class ComparisonNotes {
    /** Since then, a column that is not null has a constraint with a name that says so. */
    private static final int NAMES_OF_NOT_NULL = 18;

    private ComparisonNotes() {}

    /** Whether both sides, or neither, have constraints that say that a column is not null. */
    static boolean haveBothNamesOfNotNull(SnapshotFile first, SnapshotFile second) {
        return haveBothNamesOfNotNull(first.postgres(), second.postgres());
    }

    /** The same for two versions; 0 is one that is not known. */
    static boolean haveBothNamesOfNotNull(int first, int second) {
        return first == 0 || second == 0 || first >= NAMES_OF_NOT_NULL == second >= NAMES_OF_NOT_NULL;
    }

    static List<String> of(Source expected, SnapshotFile first, Source found, SnapshotFile second, Changes changes) {
        List<String> notes = new ArrayList<>();
        int before = first.postgres();
        int after = second.postgres();
        if (before != 0 && after != 0 && before != after) {
            notes.add(expected.name() + " was read from PostgreSQL " + before + " and " + found.name()
                    + " from PostgreSQL " + after + ": what the version itself changed shows as a difference too.");
        } else if (before != after) {
            notes.add((before == 0 ? expected : found).name()
                    + " does not say which PostgreSQL it was read from; the other side is PostgreSQL "
                    + Math.max(before, after) + ".");
        }
        if (!haveBothNamesOfNotNull(first, second)) {
            notes.add("The names of constraints NOT NULL, which PostgreSQL keeps since " + NAMES_OF_NOT_NULL
                    + ", are not compared.");
        }
        if (expected.isBuilt() || found.isBuilt()) {
            noteOwners(notes, changes);
        }
        return notes;
    }

    /** A scratch database belongs to another role than a real one, and with it all that is in it. */
    private static void noteOwners(List<String> notes, Changes changes) {
        List<Difference> owners = changes.changes().stream()
                .filter(change -> change.type() == Change.Type.CHANGED)
                .flatMap(change -> change.differences().stream())
                .filter(difference -> difference.attribute().equals("owner"))
                .toList();
        Set<String> pairs = owners.stream()
                .map(difference -> "to " + difference.after() + " instead of " + difference.before())
                .collect(Collectors.toSet());
        if (owners.size() > 1 && pairs.size() == 1) {
            notes.add(owners.size() + " objects belong " + pairs.iterator().next()
                    + ", as all does that one role made; --no-owner leaves owners out.");
        }
    }
}
