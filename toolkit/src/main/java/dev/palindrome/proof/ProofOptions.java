package dev.palindrome.proof;

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
 */
public record ProofOptions(
        List<SqlBody> before, boolean descent, @Nullable Duration timeout, Selection selection) {
    /** Everything checked, nothing run before, no limit. */
    public static final ProofOptions DEFAULT = new ProofOptions(List.of(), true, null, Selection.ALL);

    public ProofOptions {
        before = List.copyOf(before);
    }

    /** These options with scripts that run first. */
    public ProofOptions withBefore(List<SqlBody> scripts) {
        return new ProofOptions(scripts, descent, timeout, selection);
    }

    /** These options with or without the descent. */
    public ProofOptions withDescent(boolean descend) {
        return new ProofOptions(before, descend, timeout, selection);
    }

    /** These options with a limit to the whole proof's time. */
    public ProofOptions withTimeout(@Nullable Duration limit) {
        return new ProofOptions(before, descent, limit, selection);
    }

    /** These options for some of the revisions. */
    public ProofOptions withSelection(Selection some) {
        return new ProofOptions(before, descent, timeout, some);
    }
}
