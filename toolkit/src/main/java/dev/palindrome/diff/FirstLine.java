package dev.palindrome.diff;

import java.util.List;

/** Where two texts of many lines begin to differ. */
final class FirstLine {
    private static final int SHOWN = 3;

    private FirstLine() {}

    /** {@code " from line 3:"} and the lines that differ, the old ones marked with a minus, the new ones with a plus. */
    static String of(String before, String after) {
        List<String> olds = List.of(before.split("\n", -1));
        List<String> news = List.of(after.split("\n", -1));
        int first = 0;
        while (first < olds.size() && first < news.size() && olds.get(first).equals(news.get(first))) {
            first++;
        }
        int oldEnd = olds.size();
        int newEnd = news.size();
        while (oldEnd > first && newEnd > first && olds.get(oldEnd - 1).equals(news.get(newEnd - 1))) {
            oldEnd--;
            newEnd--;
        }
        StringBuilder text = new StringBuilder(" from line " + (first + 1) + ":");
        show(text, "\n  - ", olds.subList(first, oldEnd));
        show(text, "\n  + ", news.subList(first, newEnd));
        return text.toString();
    }

    private static void show(StringBuilder text, String sign, List<String> lines) {
        lines.stream().limit(SHOWN).forEach(line -> text.append(sign).append(line));
        if (lines.size() > SHOWN) {
            text.append(sign).append("… ").append(lines.size() - SHOWN).append(" more");
        }
    }
}
