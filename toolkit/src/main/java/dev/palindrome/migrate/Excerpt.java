package dev.palindrome.migrate;

/** The beginning of a statement, for messages. */
final class Excerpt {
    private static final int LONGEST_LINE = 80;
    private static final int MOST_LINES = 6;

    private Excerpt() {}

    /** Its first line of code, cut where it is long, with an ellipsis for what is left out. */
    static String line(String statement) {
        String text = statement.strip();
        int end = text.indexOf('\n');
        String first = end < 0 ? text : text.substring(0, end).stripTrailing();
        boolean cut = first.length() < text.length();
        if (first.codePointCount(0, first.length()) > LONGEST_LINE) {
            first = first.substring(0, first.offsetByCodePoints(0, LONGEST_LINE))
                    .stripTrailing();
            cut = true;
        }
        return cut ? first + " …" : first;
    }

    /** Its first lines. */
    static String lines(String statement) {
        String[] lines = statement.strip().split("\r?\n");
        StringBuilder text = new StringBuilder(lines[0]);
        for (int i = 1; i < lines.length && i < MOST_LINES; i++) {
            text.append('\n').append(lines[i]);
        }
        return lines.length > MOST_LINES ? text.append("\n…").toString() : text.toString();
    }
}
