package dev.palindrome.schema;

import dev.palindrome.diff.Change;
import dev.palindrome.diff.Changes;
import java.util.List;
import java.util.Set;

/** What {@code pg_dump --schema-only} does not write, and so cannot restore. */
final class Unseen {
    /** The version of an extension; whether a materialized view is populated, which a restore without rows leaves out. */
    private static final Set<String> ATTRIBUTES = Set.of("version", "unpopulated");

    private Unseen() {}

    /** Changes that it can show, in words. */
    static List<String> without(Changes changes) {
        return changes.changes().stream()
                .filter(change -> change.differences().isEmpty()
                        || !change.differences().stream()
                                .allMatch(difference -> ATTRIBUTES.contains(difference.attribute())))
                .map(Change::words)
                .toList();
    }
}
