package dev.palindrome.ddl;

import dev.palindrome.finding.Finding;
import dev.palindrome.finding.PalindromeException;
import dev.palindrome.finding.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * The statements that lead from one schema to another, in an order that PostgreSQL accepts.
 *
 * @param statements in order; empty when nothing differs
 * @param findings what the script does not do: errors for changes that no statement can make and for data that would be lost without
 *     leave, information for what looks like a renaming
 */
public record DdlScript(List<DdlStatement> statements, List<Finding> findings) {
    public DdlScript {
        statements = List.copyOf(statements);
        findings = List.copyOf(findings);
    }

    /** Whether there is nothing to do. */
    public boolean isEmpty() {
        return statements.isEmpty();
    }

    /** What data the statements may throw away, in words; empty when they keep all. */
    public List<String> losses() {
        return statements.stream()
                .map(DdlStatement::loss)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    /** Whether the script leads all the way, and may be run. */
    public boolean isComplete() {
        return findings.stream().noneMatch(finding -> finding.severity() == Severity.ERROR);
    }

    /**
     * This script, when it {@link #isComplete}.
     *
     * @throws PalindromeException with the findings otherwise, errors first
     */
    public DdlScript orThrow() {
        if (!isComplete()) {
            // What looks like a renaming may be why there are errors.
            List<Finding> said = findings.stream()
                    .sorted(Comparator.comparing(Finding::severity))
                    .toList();
            throw new PalindromeException(PalindromeException.Category.FAILED, said, null);
        }
        return this;
    }

    /** The statements of each revision: one that cannot run in a transaction, or those that run in one. */
    public List<List<DdlStatement>> revisions() {
        List<List<DdlStatement>> revisions = new ArrayList<>();
        boolean open = false;
        for (DdlStatement statement : statements) {
            if (!open || statement.startsRevision() || !statement.transactional()) {
                revisions.add(new ArrayList<>());
            }
            revisions.get(revisions.size() - 1).add(statement);
            open = statement.transactional();
        }
        return revisions;
    }

    /** The script as a file has it, each statement on lines of its own, a comment above each that loses data. */
    public String text() {
        return text(statements);
    }

    /**
     * The script as psql runs it: what can run in a transaction stands between {@code BEGIN} and {@code COMMIT}. Empty when there is no
     * statement.
     */
    public String inTransactions() {
        StringBuilder text = new StringBuilder();
        for (List<DdlStatement> revision : revisions()) {
            boolean transactional = revision.get(0).transactional();
            text.append(transactional ? "BEGIN;\n" : "-- Runs outside a transaction.\n")
                    .append(text(revision))
                    .append(transactional ? "COMMIT;\n" : "");
        }
        return text.toString();
    }

    /** Some of the statements as a file has them. */
    public static String text(List<DdlStatement> statements) {
        return statements.stream()
                .map(statement -> comment(statement) + statement.sql() + ";\n")
                .collect(Collectors.joining());
    }

    /** What stands above a statement for the person who reads the script; empty, or ended by a line end. */
    public static String comment(DdlStatement statement) {
        return (statement.loss() == null ? "" : "-- Loses " + statement.loss() + ".\n")
                + (statement.caution() == null ? "" : "-- " + statement.caution() + "\n");
    }
}
