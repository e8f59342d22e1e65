package dev.palindrome.report;

import dev.palindrome.finding.Finding;
import dev.palindrome.finding.Severity;
import dev.palindrome.proof.ConfluenceResult;
import dev.palindrome.proof.DataResult;
import dev.palindrome.proof.DescentResult;
import dev.palindrome.proof.ProofResult;
import dev.palindrome.proof.Verdict;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A proof's result as text for terminals of 80 columns: the findings, a table of verdicts, lines that sum up. */
public final class TextReport {
    /** How wide lines become where they can be broken. */
    public static final int COLUMNS = 80;

    private final Ink ink;
    private final boolean verbose;

    /**
     * A report.
     *
     * @param verbose whether to show every change and every revision, however many there are
     */
    public TextReport(Ink ink, boolean verbose) {
        this.ink = ink;
        this.verbose = verbose;
    }

    /** The whole text, ended by a line end. */
    public String render(ProofResult result) {
        StringBuilder text = new StringBuilder();
        Wrapping wrapping = new Wrapping(COLUMNS);
        for (String notice : result.notices()) {
            wrapping.lines("note: " + notice, 0)
                    .forEach(line -> text.append(line).append('\n'));
        }
        FindingText findings = new FindingText(ink).wrappedAt(COLUMNS);
        if (verbose) {
            findings = findings.showingAll();
        }
        for (Finding finding : result.findings()) {
            text.append(findings.render(finding)).append('\n');
        }
        new VerdictTable(ink, verbose).render(text, result.revisions());
        legend(text, result, wrapping);
        text.append('\n');
        descent(text, result, wrapping);
        confluence(text, result.confluence(), wrapping);
        data(text, result.data(), wrapping);
        summary(text, result);
        return text.toString();
    }

    /** What the verdicts say that a reader asks about. */
    private void legend(StringBuilder text, ProofResult result, Wrapping wrapping) {
        for (Verdict verdict : result.verdicts().keySet()) {
            if (verdict != Verdict.REVERSIBLE) {
                wrapping.lines(VerdictTable.word(verdict) + ": " + verdict.meaning() + ".", 0)
                        .forEach(line -> text.append(ink.faint(line)).append('\n'));
            }
        }
    }

    private static void descent(StringBuilder text, ProofResult result, Wrapping wrapping) {
        DescentResult descent = result.descent();
        if (descent != null && descent.levels() > 0) {
            String line = "Descent: " + plural(descent.levels(), "downgrade") + " in sequence, "
                    + descent.introducing()
                    + (descent.introducing() == 1 ? " leaves a difference, " : " leave a difference, ")
                    + descent.failed()
                    + (descent.failed() == 1 ? " fails; " : " fail; ")
                    + (result.carried() == 0
                            ? descent.reachedBase() ? "the base was reached." : "the base could not be reached."
                            : descent.reachedBase()
                                    ? "it came back to where the walk began."
                                    : "it could not come back to where the walk began.");
            wrapping.lines(line, 0).forEach(part -> text.append(part).append('\n'));
        }
    }

    private static void confluence(StringBuilder text, @Nullable ConfluenceResult confluence, Wrapping wrapping) {
        if (confluence != null) {
            String line = "Branches: " + plural(confluence.pairs(), "pair")
                    + " run in either order, "
                    + (confluence.findings().isEmpty()
                            ? "with the same schema each time."
                            : plural(confluence.findings().size(), "finding") + ".");
            wrapping.lines(line, 0).forEach(part -> text.append(part).append('\n'));
        }
    }

    private static void data(StringBuilder text, @Nullable DataResult data, Wrapping wrapping) {
        if (data != null && data.tables() > 0) {
            String line = "Rows: " + data.seeded() + " of " + plural(data.tables(), "table")
                    + " that revisions touch were filled (seed " + data.seed() + ").";
            wrapping.lines(line, 0).forEach(part -> text.append(part).append('\n'));
        }
    }

    private void summary(StringBuilder text, ProofResult result) {
        String verdicts = result.verdicts().entrySet().stream()
                .map(count -> count.getValue() + " " + VerdictTable.word(count.getKey()))
                .collect(Collectors.joining(", "));
        long errors = result.count(Severity.ERROR);
        long warnings = result.count(Severity.WARNING);
        int all = result.history().graph().ordered().size();
        text.append(all > result.revisions().size() ? result.revisions().size() + " of " : "")
                .append(plural(all, "revision"))
                .append(verdicts.isEmpty() && result.carried() == 0 ? "" : ": ")
                .append(verdicts)
                .append(result.carried() == 0 ? "" : (verdicts.isEmpty() ? "" : ", ") + result.carried() + " carried")
                .append(". ")
                .append(errors > 0 ? ink.of(Severity.ERROR, plural(errors, "error")) : ink.good("0 errors"))
                .append(", ")
                .append(warnings > 0 ? ink.of(Severity.WARNING, plural(warnings, "warning")) : "0 warnings")
                .append(accepted(result))
                .append(". PostgreSQL ")
                .append(result.postgres())
                .append(", ")
                .append(String.format(Locale.ROOT, "%.1f s", result.duration().toMillis() / 1000.0))
                .append(".\n");
    }

    /** Findings that would weigh something had they not been accepted. */
    private static String accepted(ProofResult result) {
        long accepted = result.findings().stream()
                .filter(finding -> finding.severity() == Severity.INFO)
                .filter(finding -> finding.code().severity() != Severity.INFO)
                .count();
        return accepted == 0 ? "" : ", " + accepted + " accepted";
    }

    private static String plural(long count, String word) {
        return count + " " + word + (count == 1 ? "" : "s");
    }
}
