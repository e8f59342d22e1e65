package dev.palindrome.report;

import java.util.ArrayList;
import java.util.List;

/** Breaks lines at spaces, as narrow terminals need it. Nothing but the spaces at which it breaks is lost. */
record Wrapping(int columns) {
    /** Breaks nothing. */
    static final Wrapping NONE = new Wrapping(Integer.MAX_VALUE);

    /**
     * Lines for a text.
     *
     * @param taken columns that are taken already at the beginning of each line
     */
    List<String> lines(String text, int taken) {
        List<String> lines = new ArrayList<>();
        text.lines().forEach(line -> addBroken(lines, line, taken));
        return lines;
    }

    private void addBroken(List<String> lines, String line, int taken) {
        String indentation =
                line.substring(0, line.length() - line.stripLeading().length());
        String rest = line;
        while (taken + rest.length() > columns) {
            int end = rest.lastIndexOf(' ', Math.max(columns - taken, 0));
            if (end <= indentation.length()) {
                end = rest.indexOf(' ', indentation.length() + 1);
            }
            if (end < 0 || rest.substring(end).isBlank()) {
                break;
            }
            lines.add(rest.substring(0, end));
            rest = indentation + rest.substring(end + 1);
        }
        lines.add(rest);
    }
}
