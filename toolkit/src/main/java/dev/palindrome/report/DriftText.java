package dev.palindrome.report;

import dev.palindrome.diff.Change;
import dev.palindrome.diff.ChangeGroup;
import dev.palindrome.diff.Wording;
import dev.palindrome.finding.Severity;
import dev.palindrome.model.Origin;
import dev.palindrome.proof.Drift;
import dev.palindrome.proof.SchemaComparison.Side;

/** Drift as text for terminals of 80 columns: the differences by what they belong to, each with the class and field it comes from. */
public final class DriftText {
    private final Ink ink;
    private final boolean verbose;
    private final Wrapping wrapping = new Wrapping(TextReport.COLUMNS);

    /**
     * A report.
     *
     * @param verbose whether to show what follows from each difference as well
     */
    public DriftText(Ink ink, boolean verbose) {
        this.ink = ink;
        this.verbose = verbose;
    }

    /** The whole text, ended by a line end. */
    public String render(Drift drift) {
        StringBuilder text = new StringBuilder();
        text.append("expected: ").append(side(drift.model())).append('\n');
        text.append("found:    ").append(side(drift.found())).append('\n');
        if (!drift.unmapped().isEmpty()) {
            wrapping.lines("note: " + drift.unmappedWords(), 0)
                    .forEach(line -> text.append(line).append('\n'));
        }
        text.append('\n');
        for (ChangeGroup group : drift.groups()) {
            text.append(ink.strong(group.name())).append('\n');
            group.changes().forEach(change -> bullets(text, drift, change, "  - "));
            text.append('\n');
        }
        return text.append(summary(drift)).append('\n').toString();
    }

    private static String side(Side side) {
        return side.name() + (side.postgres() == 0 ? "" : " (PostgreSQL " + side.postgres() + ")");
    }

    private void bullets(StringBuilder text, Drift drift, Change change, String bullet) {
        String margin = bullet;
        for (String line : wrapping.lines(change.words(Wording.COMPARED), margin.length())) {
            text.append(margin).append(line).append('\n');
            margin = " ".repeat(bullet.length());
        }
        Origin origin = drift.origin(change);
        if (origin != null) {
            text.append(margin).append(origin).append('\n');
        }
        if (verbose) {
            change.consequences().forEach(consequence -> bullets(text, drift, consequence, "  " + bullet));
        }
    }

    private String summary(Drift drift) {
        int count = drift.changes().changes().size();
        return drift.isEmpty()
                ? ink.good("The schema is what the model says") + "."
                : ink.of(Severity.ERROR, count + (count == 1 ? " difference" : " differences"))
                        + " between the schema and the model.";
    }
}
