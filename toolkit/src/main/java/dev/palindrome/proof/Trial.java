package dev.palindrome.proof;

import dev.palindrome.diff.Changes;
import dev.palindrome.finding.PalindromeException;
import dev.palindrome.revision.Revision;
import dev.palindrome.schema.Snapshot;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What came of running some revisions in some order.
 *
 * @param schema the schema at the end, or null when a script failed
 * @param failed the revision whose script failed, or null
 * @param failure why
 */
record Trial(
        @Nullable Snapshot schema,
        @Nullable Revision failed,
        @Nullable PalindromeException failure) {

    /** How alike two trials are. */
    enum Likeness {
        SAME,
        /** Only the order of columns differs, or white space and comments in a routine's body. */
        EQUIVALENT,
        DIFFERENT
    }

    static Trial of(Snapshot schema) {
        return new Trial(schema, null, null);
    }

    static Trial failed(Revision revision, PalindromeException failure) {
        return new Trial(null, revision, failure);
    }

    /** The changes from this schema to the other's. Both must have one. */
    Changes to(Trial other) {
        return Changes.between(Objects.requireNonNull(schema), Objects.requireNonNull(other.schema));
    }

    Likeness likenessTo(Trial other) {
        if (schema == null || other.schema == null) {
            return schema == null && other.schema == null && Objects.equals(failed, other.failed)
                    ? Likeness.SAME
                    : Likeness.DIFFERENT;
        }
        Changes changes = to(other);
        return changes.isEmpty() ? Likeness.SAME : changes.isEquivalent() ? Likeness.EQUIVALENT : Likeness.DIFFERENT;
    }
}
