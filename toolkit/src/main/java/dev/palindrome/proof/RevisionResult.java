package dev.palindrome.proof;

import dev.palindrome.finding.Finding;
import dev.palindrome.revision.Revision;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the walk found of one revision.
 *
 * @param revision the revision
 * @param verdict the verdict
 * @param schema what became of the schema
 * @param data what became of the rows
 * @param upgrade how long the first upgrade took, or null when it was not run
 * @param downgrade how long the downgrade took, or null when it was not run
 * @param expected the objects that differ, as they should have been, as text; empty when none does
 * @param actual the same objects as they were found
 * @param findings what the walk has to say about it
 */
public record RevisionResult(
        Revision revision,
        Verdict verdict,
        SchemaFact schema,
        DataFact data,
        @Nullable Duration upgrade,
        @Nullable Duration downgrade,
        String expected,
        String actual,
        List<Finding> findings) {
    public RevisionResult {
        findings = List.copyOf(findings);
    }

    /** The same result with other findings. */
    RevisionResult withFindings(List<Finding> judged) {
        return new RevisionResult(revision, verdict, schema, data, upgrade, downgrade, expected, actual, judged);
    }

    /** The same result with what was found with rows. */
    RevisionResult withData(Verdict other, DataFact fact, List<Finding> all) {
        return new RevisionResult(revision, other, schema, fact, upgrade, downgrade, expected, actual, all);
    }
}
