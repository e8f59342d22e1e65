package dev.palindrome.report;

import java.util.ArrayList;
import java.util.List;

/**
 * Draws revisions one below the other, newest first, with the lines between them, as {@code git log --graph} does.
 *
 * <pre>{@code
 * *   4 merge
 * |\
 * | * 3 theirs
 * * | 2 ours
 * |/
 * * 1 base
 * }</pre>
 *
 * <p>From a mark, follow the lines downwards: they lead to what the revision revises, and nowhere else.
 */
public final class HistoryDrawing {
    private final List<Row> rows = new ArrayList<>();

    /** The lines that come from above and the revision that each leads to, from left to right; none twice between two revisions. */
    private final List<String> lines = new ArrayList<>();

    /**
     * A revision to draw.
     *
     * @param id its id
     * @param parents ids of the revisions that lines lead to; those that are not drawn are left out
     * @param mark the character that stands for it, for example an asterisk
     * @param text what is written beside it; the first line beside its mark
     */
    public record Node(String id, List<String> parents, char mark, List<String> text) {
        public Node {
            parents = List.copyOf(parents);
            text = List.copyOf(text);
        }
    }

    private record Row(String lines, String text, int mark) {}

    private HistoryDrawing() {}

    /**
     * Draws them.
     *
     * @param newestFirst each before its parents
     * @return the lines of the drawing, without blanks at their ends
     */
    public static List<String> draw(List<Node> newestFirst) {
        HistoryDrawing drawing = new HistoryDrawing();
        List<String> drawn = newestFirst.stream().map(Node::id).toList();
        for (Node node : newestFirst) {
            drawing.add(
                    node,
                    node.parents().stream().filter(drawn::contains).distinct().toList());
        }
        return drawing.rows.stream()
                .map(row -> (row.lines() + row.text()).stripTrailing())
                .toList();
    }

    private void add(Node node, List<String> parents) {
        int column = lines.indexOf(node.id());
        if (column < 0) {
            column = lines.size();
            keepApart(column);
            lines.add(node.id());
        }
        List<String> transition = new ArrayList<>();
        StringBuilder first = straight(lines.size());
        first.setCharAt(2 * column, node.mark());
        transition.add(first.toString());
        int widest = lines.size() + Math.max(0, parents.size() - 1);
        if (parents.isEmpty()) {
            lines.remove(column);
            if (column < lines.size()) {
                transition.add(shiftedLeft(lines.size() + 1, column + 1));
            }
        } else {
            lines.set(column, parents.get(0));
            for (int i = parents.size() - 1; i > 0; i--) {
                transition.add(branched(column));
                lines.add(column + 1, parents.get(i));
            }
            join(transition);
        }
        write(node, column, transition, 2 * widest);
    }

    /** A revision that nothing leads to must not stand right below a base, as if it were what that revises. */
    private void keepApart(int column) {
        boolean belowAMark = !rows.isEmpty() && rows.get(rows.size() - 1).mark() == column;
        if (belowAMark) {
            rows.add(new Row(straight(lines.size()).toString(), "", -1));
        }
    }

    /** Puts the node's text beside the rows that lead on, with straight rows for what is left of it. */
    private void write(Node node, int column, List<String> transition, int width) {
        int count = Math.max(transition.size(), node.text().size());
        for (int i = 0; i < count; i++) {
            String drawn = i < transition.size()
                    ? transition.get(i)
                    : straight(lines.size()).toString();
            String text = i < node.text().size() ? node.text().get(i) : "";
            rows.add(new Row(drawn + " ".repeat(Math.max(0, width - drawn.length())), text, i == 0 ? column : -1));
        }
    }

    /** A line leaves the column to the right; those to the right of it make room. */
    private String branched(int column) {
        StringBuilder row = new StringBuilder(" ".repeat(2 * lines.size() + 1));
        for (int i = 0; i < lines.size(); i++) {
            row.setCharAt(i <= column ? 2 * i : 2 * i + 1, i <= column ? '|' : '\\');
        }
        row.setCharAt(2 * column + 1, '\\');
        return row.toString().stripTrailing();
    }

    /** Lines that lead to the same revision become one: the right one goes left, across those between, to the left one. */
    private void join(List<String> transition) {
        for (int right = 1; right < lines.size(); right++) {
            int left = lines.indexOf(lines.get(right));
            if (left < right) {
                StringBuilder row = new StringBuilder(shiftedLeft(lines.size(), right + 1));
                row.setCharAt(2 * right - 1, '/');
                transition.add(row.toString());
                lines.remove(right);
                for (int at = right - 1; at > left; at--) {
                    StringBuilder crossing = straight(lines.size());
                    crossing.setCharAt(2 * at - 1, '/');
                    transition.add(crossing.toString());
                }
                right--;
            }
        }
    }

    /** A row in which all columns from one on move one to the left, into the place of the column before, which is empty. */
    private static String shiftedLeft(int columns, int from) {
        StringBuilder row = new StringBuilder(" ".repeat(2 * columns));
        for (int i = 0; i < columns; i++) {
            if (i < from - 1) {
                row.setCharAt(2 * i, '|');
            } else if (i >= from) {
                row.setCharAt(2 * i - 1, '/');
            }
        }
        return row.toString();
    }

    private static StringBuilder straight(int columns) {
        return new StringBuilder("| ".repeat(columns));
    }
}
