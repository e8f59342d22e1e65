package dev.palindrome.report;

import dev.palindrome.finding.Finding;
import dev.palindrome.finding.Severity;
import dev.palindrome.proof.DescentResult;
import dev.palindrome.proof.ProofResult;
import dev.palindrome.proof.RevisionResult;
import dev.palindrome.proof.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A proof's result as text: the findings, a table of verdicts, a line that sums up. */
public final class TextReport {
    private static final int ROWS_SHOWN = 60;
    private static final int DESCRIPTION_WIDTH = 44;

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
        result.notices().forEach(notice -> text.append("note: ").append(notice).append('\n'));
        FindingText findings = verbose ? new FindingText(ink).showingAll() : new FindingText(ink);
        for (Finding finding : result.findings()) {
            text.append(findings.render(finding)).append('\n');
        }
        table(text, result.revisions());
        descent(text, result.descent());
        summary(text, result);
        return text.toString();
    }

    private void table(StringBuilder text, List<RevisionResult> revisions) {
        List<RevisionResult> shown = verbose || revisions.size() <= ROWS_SHOWN
                ? revisions
                : revisions.stream()
                        .filter(result -> result.verdict() != Verdict.REVERSIBLE)
                        .toList();
        int idWidth = Math.max(
                "REVISION".length(),
                shown.stream()
                        .mapToInt(result -> result.revision().id().length())
                        .max()
                        .orElse(0));
        int descriptionWidth = Math.max(
                "DESCRIPTION".length(),
                shown.stream()
                        .mapToInt(result ->
                                shorten(result.revision().description()).length())
                        .max()
                        .orElse(0));
        String row = "%-" + idWidth + "s  %-" + descriptionWidth + "s  %s  %-10s  %-9s  %9s  %9s%n";
        text.append(ink.strong(String.format(
                Locale.ROOT, row, "REVISION", "DESCRIPTION", "VERDICT     ", "SCHEMA", "DATA", "UP", "DOWN")));
        for (RevisionResult result : shown) {
            text.append(String.format(
                    Locale.ROOT,
                    row,
                    result.revision().id(),
                    shorten(result.revision().description()),
                    colour(result.verdict()),
                    result.schema().word(),
                    result.data().word(),
                    millis(result.upgrade()),
                    millis(result.downgrade())));
        }
        if (shown.size() < revisions.size()) {
            text.append(ink.faint("… and " + (revisions.size() - shown.size())
                            + " REVERSIBLE revisions that are not listed (--verbose lists them)"))
                    .append('\n');
        }
        text.append('\n');
    }

    private void descent(StringBuilder text, @Nullable DescentResult descent) {
        if (descent != null) {
            text.append("Descent: ")
                    .append(descent.levels())
                    .append(descent.levels() == 1 ? " downgrade in sequence, " : " downgrades in sequence, ")
                    .append(descent.introducing())
                    .append(" leave a difference, ")
                    .append(descent.failed())
                    .append(" fail; ")
                    .append(descent.reachedBase() ? "the base was reached" : "the base could not be reached")
                    .append(".\n");
        }
    }

    private void summary(StringBuilder text, ProofResult result) {
        String verdicts = result.verdicts().entrySet().stream()
                .map(count -> count.getValue() + " " + count.getKey())
                .collect(Collectors.joining(", "));
        long errors = result.count(Severity.ERROR);
        long warnings = result.count(Severity.WARNING);
        int revisions = result.revisions().size();
        text.append(revisions)
                .append(revisions == 1 ? " revision: " : " revisions: ")
                .append(verdicts)
                .append(". ")
                .append(errors > 0 ? ink.of(Severity.ERROR, plural(errors, "error")) : ink.good("0 errors"))
                .append(", ")
                .append(warnings > 0 ? ink.of(Severity.WARNING, plural(warnings, "warning")) : "0 warnings")
                .append(". PostgreSQL ")
                .append(result.postgres())
                .append(", ")
                .append(String.format(Locale.ROOT, "%.1f s", result.duration().toMillis() / 1000.0))
                .append(".\n");
    }

    private String colour(Verdict verdict) {
        String word = String.format(Locale.ROOT, "%-12s", verdict);
        return switch (verdict) {
            case REVERSIBLE -> ink.good(word);
            case IRREVERSIBLE -> word;
            case EQUIVALENT, LOSSY -> ink.of(Severity.WARNING, word);
            case BROKEN, MISSING, NOT_REACHED -> ink.of(Severity.ERROR, word);
        };
    }

    private static String shorten(String description) {
        return description.length() <= DESCRIPTION_WIDTH
                ? description
                : description.substring(0, DESCRIPTION_WIDTH - 1) + "…";
    }

    private static String millis(@Nullable Duration duration) {
        return duration == null ? "-" : String.format(Locale.ROOT, "%.1f ms", duration.toNanos() / 1e6);
    }

    private static String plural(long count, String word) {
        return count + " " + word + (count == 1 ? "" : "s");
    }
}
