package dev.palindrome.junit;

import dev.palindrome.finding.Finding;
import dev.palindrome.proof.ProofResult;
import dev.palindrome.proof.RevisionResult;
import dev.palindrome.proof.Verdict;
import dev.palindrome.report.FindingText;
import dev.palindrome.report.Ink;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/** Turns the findings of a check into a test failure, with what was expected and what was found for an IDE to compare. */
public final class FindingAssertions {
    private final MigrationConfiguration configuration;
    private final Supplier<SharedProof> proof;

    FindingAssertions(MigrationConfiguration configuration, Supplier<SharedProof> proof) {
        this.configuration = configuration;
        this.proof = proof;
    }

    /**
     * Fails when the walk found something of this revision that belongs to the check and weighs enough.
     *
     * @throws AssertionFailedError with the findings
     * @throws TestAbortedException if the walk ended before it came to this revision; the revision where it ended fails
     */
    public void assertRevision(Check check, RevisionResult result) {
        String title = "revision " + result.revision().title();
        assertNone(
                of(check, result.findings()),
                result.expected().isEmpty() ? title + " is " + Verdict.REVERSIBLE : result.expected(),
                result.actual().isEmpty() ? title + " is " + result.verdict() : result.actual());
        if (result.verdict() == Verdict.NOT_REACHED) {
            throw new TestAbortedException("The walk ended before " + title + ": an upgrade before it fails.");
        }
        String reason = check == Check.DATA ? Applicability.whyNot(result) : null;
        if (reason != null) {
            throw new TestAbortedException(reason);
        }
    }

    /**
     * Fails when something was found that belongs to the check, concerns no single revision's walk and weighs enough.
     *
     * @throws AssertionFailedError with the findings; or because the check was asked for by name and there was nothing to check
     * @throws TestAbortedException if there was nothing to check
     */
    public void assertWhole(Check check, ProofResult result) {
        SharedProof shared = proof.get();
        boolean drift = check == Check.MODEL && shared.comparesModel();
        List<Finding> findings = drift ? shared.drift(configuration) : of(check, beside(result));
        assertNone(
                findings,
                check.promise(),
                findings.stream().map(Finding::message).collect(Collectors.joining("\n")));
        String reason =
                check == Check.MODEL && !drift ? "No model is configured." : Applicability.whyNot(check, result);
        if (reason != null && configuration.checks().names(check)) {
            throw new AssertionFailedError(
                    "The check " + check.word() + " was asked for by name and checked nothing. " + reason);
        }
        if (reason != null) {
            throw new TestAbortedException(reason);
        }
    }

    private static List<Finding> beside(ProofResult result) {
        List<Finding> whole = new ArrayList<>(result.findings());
        result.revisions().forEach(revision -> whole.removeAll(revision.findings()));
        return whole;
    }

    private static List<Finding> of(Check check, List<Finding> findings) {
        return findings.stream()
                .filter(finding -> Check.of(finding.code()) == check)
                .toList();
    }

    private void assertNone(List<Finding> findings, String expected, @Nullable String actual) {
        List<Finding> failing = findings.stream()
                .filter(finding -> finding.severity().compareTo(configuration.failOn()) <= 0)
                .toList();
        if (!failing.isEmpty()) {
            FindingText text = new FindingText(Ink.NONE);
            String message = failing.stream().map(text::render).collect(Collectors.joining("\n"));
            throw new AssertionFailedError(message, expected, actual);
        }
    }
}
