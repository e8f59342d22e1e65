package dev.palindrome.junit;

import dev.palindrome.proof.ProofResult;
import dev.palindrome.proof.RevisionResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What every migration history promises, as tests to inherit.
 *
 * <pre>{@code
 * class MigrationsTest implements MigrationContract {}
 * }</pre>
 *
 * <p>Without {@link MigrationTest} the history is {@code classpath:db/migration} and the server is chosen as {@code auto} does: the one
 * that {@code PALINDROME_TEST_URL} names, else one in Docker, else an embedded one.
 */
@MigrationTest
public interface MigrationContract {
    /**
     * Up, down and up again, the revision restores what was there and makes the same schema twice. One invocation a revision, named by
     * its id and description.
     */
    @TestTemplate
    @ExtendWith(RevisionInvocations.class)
    default void revisionReadsTheSameForwardsAndBackwards(RevisionResult result, FindingAssertions findings) {
        findings.assertRevision(result);
    }

    /** From the heads all the way down in place, and up again. */
    @Test
    default void descentComesBackToTheBase(ProofResult result, FindingAssertions findings) {
        findings.assertDescent(result);
    }

    /** Whatever concerns the history as a whole: its files, its graph, the scripts around its revisions, accepted findings. */
    @Test
    default void historyAsAWholeHolds(ProofResult result, FindingAssertions findings) {
        findings.assertWhole(result);
    }
}
