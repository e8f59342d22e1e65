package dev.palindrome.junit;

import dev.palindrome.finding.Finding;
import dev.palindrome.finding.Severity;
import dev.palindrome.proof.ProofResult;
import dev.palindrome.proof.RevisionResult;
import dev.palindrome.proof.Verdict;
import dev.palindrome.report.FindingText;
import dev.palindrome.report.Ink;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/** Turns findings into test failures, with what was expected and what was found for an IDE to compare. */
public final class FindingAssertions {
    private final Severity failOn;

    FindingAssertions(Severity failOn) {
        this.failOn = failOn;
    }

    /**
     * Fails when the walk found something of this revision that weighs enough.
     *
     * @throws AssertionFailedError with the findings
     * @throws TestAbortedException if the walk ended before it came to this revision; the revision where it ended fails
     */
    public void assertRevision(RevisionResult result) {
        if (result.verdict() == Verdict.NOT_REACHED) {
            throw new TestAbortedException(
                    "The walk ended before revision " + result.revision().title() + ": an upgrade before it fails.");
        }
        assertNone(
                result.findings(),
                result.expected().isEmpty()
                        ? "revision " + result.revision().title() + " is " + Verdict.REVERSIBLE
                        : result.expected(),
                result.actual().isEmpty()
                        ? "revision " + result.revision().title() + " is " + result.verdict()
                        : result.actual());
    }

    /** Fails when the descent found something that weighs enough. */
    public void assertDescent(ProofResult result) {
        if (result.descent() == null) {
            throw new TestAbortedException("The descent was left out.");
        }
        List<Finding> descent = result.findings().stream()
                .filter(finding -> finding.code().id().startsWith("descent-"))
                .toList();
        assertNone(descent, "every downgrade runs in sequence, down to the base", summary(descent));
        if (result.descent().levels() == 0) {
            throw new TestAbortedException("No revision has a downgrade that runs, so nothing was descended.");
        }
    }

    /** Fails when something that concerns no single revision's walk and not the descent weighs enough. */
    public void assertWhole(ProofResult result) {
        List<Finding> rest = new ArrayList<>(result.findings());
        result.revisions().forEach(revision -> rest.removeAll(revision.findings()));
        rest.removeIf(finding -> finding.code().id().startsWith("descent-"));
        assertNone(rest, "nothing found", summary(rest));
    }

    private void assertNone(List<Finding> findings, String expected, String actual) {
        List<Finding> failing = findings.stream()
                .filter(finding -> finding.severity().compareTo(failOn) <= 0)
                .toList();
        if (!failing.isEmpty()) {
            FindingText text = new FindingText(Ink.NONE);
            String message = failing.stream().map(text::render).collect(Collectors.joining("\n"));
            throw new AssertionFailedError(message, expected, actual);
        }
    }

    private static String summary(List<Finding> findings) {
        return findings.stream().map(Finding::message).collect(Collectors.joining("\n"));
    }
}
