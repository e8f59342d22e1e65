package dev.palindrome.junit;

import dev.palindrome.proof.ProofResult;
import dev.palindrome.proof.RevisionResult;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What every migration history promises, as tests to inherit: one or two for each {@link Check}. What is switched off is skipped, what
 * has nothing to check is aborted, and both say why.
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
    @PartOf(Check.ROUND_TRIP)
    default void revisionReadsTheSameForwardsAndBackwards(RevisionResult result, FindingAssertions findings) {
        findings.assertRevision(Check.ROUND_TRIP, result);
    }

    /** The walk comes to every revision, also to those that are only carried; some of them have a downgrade. */
    @EachPostgres
    @PartOf(Check.ROUND_TRIP)
    default void walkComesToEveryRevision(ProofResult result, FindingAssertions findings) {
        findings.assertWhole(Check.ROUND_TRIP, result);
    }

    /** Files, names and directives are in order, and so is the graph: one head, versions in an order in which they can run. */
    @EachPostgres
    @PartOf(Check.GRAPH)
    default void filesAndGraphAreInOrder(ProofResult result, FindingAssertions findings) {
        findings.assertWhole(Check.GRAPH, result);
    }

    /** From the heads all the way down in place, and up again. */
    @EachPostgres
    @PartOf(Check.DESCENT)
    default void descentComesBackToTheBase(ProofResult result, FindingAssertions findings) {
        findings.assertWhole(Check.DESCENT, result);
    }

    /** Branches give the same schema, whichever is applied first. */
    @EachPostgres
    @PartOf(Check.CONFLUENCE)
    default void branchesMayComeInEitherOrder(ProofResult result, FindingAssertions findings) {
        findings.assertWhole(Check.CONFLUENCE, result);
    }

    /** Repeatable scripts run at the heads, twice, with the same result. */
    @EachPostgres
    @PartOf(Check.REPEATABLES)
    default void repeatableScriptsCanBeRepeated(ProofResult result, FindingAssertions findings) {
        findings.assertWhole(Check.REPEATABLES, result);
    }

    /** Baselines make the schema of the revisions that they replace. */
    @EachPostgres
    @PartOf(Check.BASELINES)
    default void baselinesEqualWhatTheyReplace(ProofResult result, FindingAssertions findings) {
        findings.assertWhole(Check.BASELINES, result);
    }

    /** Rows that were there before the revision are there after its way up and down, unchanged, and none is left behind. */
    @TestTemplate
    @ExtendWith(RevisionInvocations.class)
    @PartOf(Check.DATA)
    default void revisionKeepsRows(RevisionResult result, FindingAssertions findings) {
        findings.assertRevision(Check.DATA, result);
    }

    /** There were rows to look at. */
    @EachPostgres
    @PartOf(Check.DATA)
    default void tablesHaveRows(ProofResult result, FindingAssertions findings) {
        findings.assertWhole(Check.DATA, result);
    }

    /** Flyway's own {@code migrate} makes the same schema on an empty database, callbacks included. */
    @EachPostgres
    @PartOf(Check.FIDELITY)
    default void flywayMakesTheSame(ProofResult result, FindingAssertions findings) {
        findings.assertWhole(Check.FIDELITY, result);
    }

    /** The schema at the heads is what the model wants: entities, or whatever is named as one. */
    @EachPostgres
    @PartOf(Check.MODEL)
    default void headsAreWhatTheModelWants(ProofResult result, FindingAssertions findings) {
        findings.assertWhole(Check.MODEL, result);
    }

    /** Whatever concerns no other check: objects of the whole server, accepted findings that no longer occur. */
    @EachPostgres
    @PartOf(Check.WHOLE)
    default void historyAsAWholeHolds(ProofResult result, FindingAssertions findings) {
        findings.assertWhole(Check.WHOLE, result);
    }
}
