package dev.palindrome.proof;

import dev.palindrome.finding.Code;
import dev.palindrome.finding.Finding;
import dev.palindrome.finding.PalindromeException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One of several slices of a history, for as many machines: {@code 2/5} is the second of five. Slices follow each other without a gap,
 * and their lengths differ by one revision at most.
 *
 * @param number which one, from 1
 * @param count how many there are
 */
public record Shard(int number, int count) {
    private static final Pattern WRITTEN = Pattern.compile("([0-9]{1,6})\\s*/\\s*([0-9]{1,6})");

    public Shard {
        if (number < 1 || number > count) {
            throw refused(number + "/" + count);
        }
    }

    /**
     * Reads {@code 2/5}.
     *
     * @throws PalindromeException if it is not written so, or there is no such slice
     */
    public static Shard parse(String text) {
        Matcher written = WRITTEN.matcher(text.strip());
        if (!written.matches()) {
            throw refused(text);
        }
        return new Shard(Integer.parseInt(written.group(1)), Integer.parseInt(written.group(2)));
    }

    /** Whether it is the slice that ends at the heads, which checks what concerns the history as a whole. */
    public boolean isLast() {
        return number == count;
    }

    /** Its part of a list; the last one's is never empty unless the list is. */
    <T> List<T> slice(List<T> all) {
        return all.subList(bound(number - 1, all.size()), bound(number, all.size()));
    }

    private int bound(int slices, int size) {
        return (int) ((long) slices * size / count);
    }

    private static PalindromeException refused(String text) {
        return new PalindromeException(
                PalindromeException.Category.CONFIGURATION,
                Finding.of(
                        Code.USAGE,
                        null,
                        "'" + text + "' is no slice of a history.",
                        "Write NUMBER/COUNT, from 1/5 to 5/5 for five machines."));
    }

    @Override
    public String toString() {
        return number + "/" + count;
    }
}
