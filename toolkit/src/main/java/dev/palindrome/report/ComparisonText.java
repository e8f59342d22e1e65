package dev.palindrome.report;

import dev.palindrome.diff.Change;
import dev.palindrome.diff.ChangeGroup;
import dev.palindrome.diff.Wording;
import dev.palindrome.finding.Severity;
import dev.palindrome.proof.SchemaComparison;
import dev.palindrome.proof.SchemaComparison.Side;

/** A comparison's result as text for terminals of 80 columns: the differences by what they belong to, and a line that sums up. */
public final class ComparisonText {
    private final Ink ink;
    private final boolean verbose;
    private final Wrapping wrapping = new Wrapping(TextReport.COLUMNS);

    /**
     * A report.
     *
     * @param verbose whether to show what follows from each difference as well
     */
    public ComparisonText(Ink ink, boolean verbose) {
        this.ink = ink;
        this.verbose = verbose;
    }

    /** The whole text, ended by a line end. */
    public String render(SchemaComparison comparison) {
        StringBuilder text = new StringBuilder();
        text.append("expected: ").append(side(comparison.expected())).append('\n');
        text.append("found:    ").append(side(comparison.found())).append("\n");
        for (String note : comparison.notes()) {
            wrapping.lines("note: " + note, 0).forEach(line -> text.append(line).append('\n'));
        }
        text.append('\n');
        for (ChangeGroup group : comparison.groups()) {
            text.append(ink.strong(group.name())).append('\n');
            group.changes().forEach(change -> bullets(text, change, "  - "));
            text.append('\n');
        }
        return text.append(summary(comparison)).append('\n').toString();
    }

    private static String side(Side side) {
        return side.name() + (side.postgres() == 0 ? "" : " (PostgreSQL " + side.postgres() + ")");
    }

    private void bullets(StringBuilder text, Change change, String bullet) {
        String margin = bullet;
        for (String line : wrapping.lines(change.words(Wording.COMPARED), margin.length())) {
            text.append(margin).append(line).append('\n');
            margin = " ".repeat(bullet.length());
        }
        if (verbose) {
            change.consequences().forEach(consequence -> bullets(text, consequence, "  " + bullet));
        }
    }

    private String summary(SchemaComparison comparison) {
        if (comparison.isEqual()) {
            return ink.good("The schemas are equal") + ": "
                    + plural(comparison.found().objects(), "object") + ".";
        }
        int count = comparison.changes().changes().size();
        return ink.of(Severity.ERROR, plural(count, "difference"))
                + (comparison.changes().isEquivalent()
                        ? ", in the order of columns or white space of routines only."
                        : ".");
    }

    private static String plural(int count, String word) {
        return count + " " + word + (count == 1 ? "" : "s");
    }
}
