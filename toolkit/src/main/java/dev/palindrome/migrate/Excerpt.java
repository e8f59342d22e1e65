package dev.palindrome.migrate;

/** The beginning of a statement, for messages, with an ellipsis for what is left out. */
final class Excerpt {
    private static final int LONGEST_ALONE = 80;
    private static final int LONGEST_LINE = 160;
    private static final int MOST_LINES = 6;

    private Excerpt() {}

    /** Its first line. */
    static String line(String statement) {
        String text = statement.strip();
        String first = cut(text.lines().findFirst().orElse(""), LONGEST_ALONE);
        return first.endsWith("…") || text.lines().count() == 1 ? first : first + " …";
    }

    /** Its first lines. */
    static String lines(String statement) {
        String[] lines = statement.strip().split("\r?\n");
        StringBuilder text = new StringBuilder(cut(lines[0], LONGEST_LINE));
        for (int i = 1; i < lines.length && i < MOST_LINES; i++) {
            text.append('\n').append(cut(lines[i], LONGEST_LINE));
        }
        return lines.length > MOST_LINES ? text.append("\n…").toString() : text.toString();
    }

    private static String cut(String line, int longest) {
        String text = line.stripTrailing();
        return text.codePointCount(0, text.length()) > longest
                ? text.substring(0, text.offsetByCodePoints(0, longest)).stripTrailing() + " …"
                : text;
    }
}
