package dev.palindrome.proof;

import dev.palindrome.data.Rows;
import dev.palindrome.revision.SqlBody;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a proof does. Immutable.
 *
 * @param before scripts that run first in every scratch database, for roles and extensions that the history assumes
 * @param descent whether to descend from the heads to the base and come up again
 * @param timeout how long the whole proof may take, or null for no limit
 * @param selection which revisions are walked; what stands before them is only upgraded
 * @param data whether and how it is looked at what becomes of rows
 */
public record ProofOptions(
        List<SqlBody> before, boolean descent, @Nullable Duration timeout, Selection selection, DataOptions data) {
    /** Everything checked, nothing run before, no limit. */
    public static final ProofOptions DEFAULT =
            new ProofOptions(List.of(), true, null, Selection.ALL, DataOptions.DEFAULT);

    public ProofOptions {
        before = List.copyOf(before);
    }

    /** These options with scripts that run first. */
    public ProofOptions withBefore(List<SqlBody> scripts) {
        return new ProofOptions(scripts, descent, timeout, selection, data);
    }

    /** These options with or without the descent. */
    public ProofOptions withDescent(boolean descend) {
        return new ProofOptions(before, descend, timeout, selection, data);
    }

    /** These options with a limit to the whole proof's time. */
    public ProofOptions withTimeout(@Nullable Duration limit) {
        return new ProofOptions(before, descent, limit, selection, data);
    }

    /** These options for some of the revisions. */
    public ProofOptions withSelection(Selection some) {
        return new ProofOptions(before, descent, timeout, some, data);
    }

    /** These options with other ways to look at rows. */
    public ProofOptions withData(DataOptions other) {
        return new ProofOptions(before, descent, timeout, selection, other);
    }

    /** These options with rows of a user's own, beside those that the layout found. */
    public ProofOptions withRows(List<Rows> rows) {
        return withData(data.withOwn(rows));
    }
}
