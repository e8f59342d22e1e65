package dev.palindrome.migrate;

import dev.palindrome.finding.Finding;
import java.util.List;

/**
 * Where a database stands in its history.
 *
 * @param table schema and name of the history table
 * @param heads the applied revisions that no other applied one needs; empty at the base
 * @param applied all applied revisions, in order
 * @param pending those that are not, in order
 * @param findings what an upgrade or a downgrade would refuse to go on with
 */
public record Current(
        String table, List<String> heads, List<String> applied, List<String> pending, List<Finding> findings) {
    public Current {
        heads = List.copyOf(heads);
        applied = List.copyOf(applied);
        pending = List.copyOf(pending);
        findings = List.copyOf(findings);
    }
}
