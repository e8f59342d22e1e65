package dev.palindrome.proof;

import dev.palindrome.finding.Finding;
import java.util.List;

/**
 * What running branches in either order showed.
 *
 * @param pairs how many pairs of branches were compared
 * @param leftOut how many pairs there are that were not compared
 * @param scripts how many scripts that took
 * @param findings pairs that do not give the same schema, and downgrades that need the other branch
 */
public record ConfluenceResult(int pairs, int leftOut, int scripts, List<Finding> findings) {
    public ConfluenceResult {
        findings = List.copyOf(findings);
    }
}
