package dev.palindrome.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Rows under a head, each column as wide as its widest cell; the last one is not filled up. */
final class Table {
    private static final String GAP = "  ";

    private final List<Column> columns;
    private final List<List<Cell>> rows = new ArrayList<>();

    record Column(String head, boolean toTheRight) {
        static Column left(String head) {
            return new Column(head, false);
        }

        static Column right(String head) {
            return new Column(head, true);
        }
    }

    record Cell(String text, UnaryOperator<String> setOff) {
        static Cell of(String text) {
            return new Cell(text, UnaryOperator.identity());
        }
    }

    Table(List<Column> columns) {
        this.columns = columns;
    }

    void add(List<Cell> row) {
        rows.add(row);
    }

    /** Columns of the screen that everything before the last column takes, the gap included. */
    int widthBeforeLast() {
        int width = 0;
        for (int column = 0; column < columns.size() - 1; column++) {
            width += width(column) + GAP.length();
        }
        return width;
    }

    /** The table, each line ended. */
    void render(StringBuilder text, UnaryOperator<String> head) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < columns.size(); column++) {
            append(line, column, Cell.of(columns.get(column).head()));
        }
        text.append(head.apply(line.toString())).append('\n');
        for (List<Cell> row : rows) {
            for (int column = 0; column < columns.size(); column++) {
                append(text, column, row.get(column));
            }
            text.append('\n');
        }
    }

    private void append(StringBuilder text, int column, Cell cell) {
        boolean last = column == columns.size() - 1;
        String filling = " ".repeat(Math.max(0, width(column) - cell.text().length()));
        boolean right = columns.get(column).toTheRight();
        text.append(column == 0 ? "" : GAP)
                .append(right ? filling : "")
                .append(cell.setOff().apply(cell.text()))
                .append(right || last ? "" : filling);
    }

    private int width(int column) {
        int width = columns.get(column).head().length();
        for (List<Cell> row : rows) {
            width = Math.max(width, row.get(column).text().length());
        }
        return width;
    }
}
