package dev.palindrome.proof;

import dev.palindrome.finding.Finding;
import java.util.List;

/**
 * What the descent showed.
 *
 * @param levels how many downgrades it ran
 * @param introducing how many of them left a difference that was not there before, said by the walk already or not
 * @param failed how many failed although they passed alone
 * @param reachedBase whether it came down to the base, or to the state before the first revision that was walked, so that this and
 *     the second ascent could be checked
 * @param findings what only the descent could find
 */
public record DescentResult(int levels, int introducing, int failed, boolean reachedBase, List<Finding> findings) {
    public DescentResult {
        findings = List.copyOf(findings);
    }
}
