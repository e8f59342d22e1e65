package dev.palindrome.junit;

import dev.palindrome.finding.Code;
import dev.palindrome.proof.DataFact;
import dev.palindrome.proof.DataResult;
import dev.palindrome.proof.ProofResult;
import dev.palindrome.proof.RevisionResult;
import dev.palindrome.proof.Verdict;
import org.jspecify.annotations.Nullable;

/** Whether a check had something to check. */
final class Applicability {
    private Applicability() {}

    /** Why a check checked nothing, in a sentence; null when it did. */
    static @Nullable String whyNot(Check check, ProofResult result) {
        return switch (check) {
            case GRAPH, ROUND_TRIP, MODEL, WHOLE -> null;
            case DESCENT ->
                result.descent() == null
                        ? "The descent was left out."
                        : result.descent().levels() == 0
                                ? "No revision has a downgrade that runs, so nothing was descended."
                                : null;
            case CONFLUENCE ->
                result.confluence() == null
                        ? "No branches were compared: the history is a line, or they are not among what was walked."
                        : null;
            case REPEATABLES ->
                result.history().repeatables().isEmpty()
                        ? "The history has no repeatable scripts."
                        : beforeHeads(result);
            case BASELINES ->
                result.history().baselines().isEmpty() ? "The history has no baselines." : beforeHeads(result);
            case FIDELITY ->
                result.history().flyway() == null
                        ? "Flyway does not run histories of the layout "
                                + result.history().layout() + "."
                        : beforeHeads(result);
            case DATA -> data(result.data());
        };
    }

    private static @Nullable String data(@Nullable DataResult data) {
        if (data == null) {
            return "Rows were not looked at.";
        }
        return data.tables() == 0 ? "No revision touches a table that was there before it." : null;
    }

    /** Why rows were not compared over one revision; null when they were. */
    static @Nullable String whyNot(RevisionResult result) {
        if (result.data() != DataFact.UNCHECKED) {
            return null;
        }
        return "Rows were not compared over revision " + result.revision().title() + ", which is " + result.verdict()
                + ".";
    }

    private static @Nullable String beforeHeads(ProofResult result) {
        int all = result.history().graph().ordered().size();
        boolean reached = result.revisions().size() + result.carried() == all
                && result.revisions().stream().noneMatch(each -> each.verdict() == Verdict.NOT_REACHED)
                && result.findings().stream().noneMatch(finding -> finding.code() == Code.UPGRADE_FAILED);
        return reached ? null : "The walk did not come to the heads.";
    }
}
