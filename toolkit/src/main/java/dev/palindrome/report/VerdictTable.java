package dev.palindrome.report;

import dev.palindrome.finding.Severity;
import dev.palindrome.proof.DataFact;
import dev.palindrome.proof.RevisionResult;
import dev.palindrome.proof.Verdict;
import dev.palindrome.report.Table.Cell;
import dev.palindrome.report.Table.Column;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The table of verdicts in a text report. The description stands last, where its length harms nothing. */
final class VerdictTable {
    private static final int ROWS_SHOWN = 60;
    private static final int SHORTEST_DESCRIPTION = 20;

    private final Ink ink;
    private final boolean verbose;

    VerdictTable(Ink ink, boolean verbose) {
        this.ink = ink;
        this.verbose = verbose;
    }

    void render(StringBuilder text, List<RevisionResult> revisions) {
        List<RevisionResult> shown = verbose || revisions.size() <= ROWS_SHOWN
                ? revisions
                : revisions.stream()
                        .filter(result -> result.verdict() != Verdict.REVERSIBLE)
                        .toList();
        if (!shown.isEmpty()) {
            table(shown).render(text, ink::strong);
        }
        int left = revisions.size() - shown.size();
        if (left > 0) {
            String which = shown.isEmpty() ? left + " REVERSIBLE revisions" : "… and " + left + " REVERSIBLE revisions";
            text.append(ink.faint(which + " (--verbose lists them)")).append('\n');
        }
    }

    private Table table(List<RevisionResult> revisions) {
        boolean rows = revisions.stream().anyMatch(result -> result.data() != DataFact.UNCHECKED);
        Table withoutDescriptions = table(revisions, rows, 0);
        int room = verbose
                ? Integer.MAX_VALUE
                : Math.max(TextReport.COLUMNS - withoutDescriptions.widthBeforeLast(), SHORTEST_DESCRIPTION);
        return table(revisions, rows, room);
    }

    private Table table(List<RevisionResult> revisions, boolean rows, int room) {
        List<Column> columns = new ArrayList<>(
                List.of(Column.left("REVISION"), Column.left("VERDICT"), Column.left("SCHEMA"), Column.left("DATA")));
        columns.addAll(List.of(Column.right("UP ms"), Column.right("DOWN ms"), Column.left("DESCRIPTION")));
        if (!rows) {
            columns.remove(3);
        }
        Table table = new Table(columns);
        for (RevisionResult result : revisions) {
            List<Cell> row = new ArrayList<>();
            row.add(Cell.of(result.revision().id()));
            row.add(new Cell(word(result.verdict()), word -> colour(result.verdict(), word)));
            row.add(Cell.of(result.schema().word()));
            if (rows) {
                row.add(Cell.of(result.data().word()));
            }
            row.add(Cell.of(millis(result.upgrade())));
            row.add(Cell.of(millis(result.downgrade())));
            row.add(Cell.of(shorten(result.revision().description(), room)));
            table.add(row);
        }
        return table;
    }

    /** A verdict as people read it. */
    static String word(Verdict verdict) {
        return verdict.name().replace('_', ' ');
    }

    private String colour(Verdict verdict, String word) {
        return switch (verdict) {
            case REVERSIBLE -> ink.good(word);
            case IRREVERSIBLE -> word;
            case EQUIVALENT, LOSSY -> ink.of(Severity.WARNING, word);
            case BROKEN, MISSING, NOT_REACHED -> ink.of(Severity.ERROR, word);
        };
    }

    private static String shorten(String description, int room) {
        return description.length() <= room ? description : description.substring(0, Math.max(room - 1, 0)) + "…";
    }

    private static String millis(@Nullable Duration duration) {
        return duration == null ? "-" : String.format(Locale.ROOT, "%.1f", duration.toNanos() / 1e6);
    }
}
