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
 * @param confluence whether to run branches in either order
 * @param timeout how long the whole proof may take, or null for no limit
 * @param selection which revisions are walked; what stands before them is only upgraded
 * @param data whether and how it is looked at what becomes of rows
 * @param fidelity whether Flyway itself runs a history of its own, and must make the same schema
 */
public record ProofOptions(
        List<SqlBody> before,
        boolean descent,
        boolean confluence,
        @Nullable Duration timeout,
        Selection selection,
        DataOptions data,
        boolean fidelity) {
    /** Everything checked, nothing run before, no limit. */
    public static final ProofOptions DEFAULT =
            new ProofOptions(List.of(), true, true, null, Selection.ALL, DataOptions.DEFAULT, true);

    public ProofOptions {
        before = List.copyOf(before);
    }

    /** These options with scripts that run first. */
    public ProofOptions withBefore(List<SqlBody> scripts) {
        return new ProofOptions(scripts, descent, confluence, timeout, selection, data, fidelity);
    }

    /** These options with or without the descent. */
    public ProofOptions withDescent(boolean descend) {
        return new ProofOptions(before, descend, confluence, timeout, selection, data, fidelity);
    }

    /** These options with or without running branches in either order. */
    public ProofOptions withConfluence(boolean either) {
        return new ProofOptions(before, descent, either, timeout, selection, data, fidelity);
    }

    /** These options with a limit to the whole proof's time. */
    public ProofOptions withTimeout(@Nullable Duration limit) {
        return new ProofOptions(before, descent, confluence, limit, selection, data, fidelity);
    }

    /** These options for some of the revisions. */
    public ProofOptions withSelection(Selection some) {
        return new ProofOptions(before, descent, confluence, timeout, some, data, fidelity);
    }

    /** These options with other ways to look at rows. */
    public ProofOptions withData(DataOptions other) {
        return new ProofOptions(before, descent, confluence, timeout, selection, other, fidelity);
    }

    /** These options with or without a run of Flyway's own. */
    public ProofOptions withFidelity(boolean compared) {
        return new ProofOptions(before, descent, confluence, timeout, selection, data, compared);
    }

    /** These options with rows of a user's own, beside those that the layout found. */
    public ProofOptions withRows(List<Rows> rows) {
        return withData(data.withOwn(rows));
    }
}
