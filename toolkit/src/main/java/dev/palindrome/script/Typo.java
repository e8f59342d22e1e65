package dev.palindrome.script;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What somebody probably meant. */
final class Typo {
    private Typo() {}

    /** The candidate that a word is like, or null when it is like none. */
    static @Nullable String closest(String word, List<String> candidates) {
        String lower = word.toLowerCase(Locale.ROOT);
        String closest = null;
        int least = Integer.MAX_VALUE;
        for (String candidate : candidates) {
            if (isLike(lower, candidate) && distance(lower, candidate) < least) {
                least = distance(lower, candidate);
                closest = candidate;
            }
        }
        return closest;
    }

    /** Whether at most a third of the characters must be added, taken out, replaced or swapped with the next. */
    static boolean isLike(String word, String candidate) {
        return Math.abs(word.length() - candidate.length()) <= candidate.length() / 3
                && distance(word, candidate) <= candidate.length() / 3;
    }

    /** The distance of Damerau and Levenshtein, no place edited twice. */
    private static int distance(String a, String b) {
        int[][] distance = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    distance[i][j] = i + j;
                    continue;
                }
                int replaced = distance[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                distance[i][j] = Math.min(replaced, Math.min(distance[i - 1][j], distance[i][j - 1]) + 1);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    distance[i][j] = Math.min(distance[i][j], distance[i - 2][j - 2] + 1);
                }
            }
        }
        return distance[a.length()][b.length()];
    }
}
