package dev.palindrome.script;

import java.util.Arrays;

/** Offsets of a text to lines and columns of its file, each in logarithmic time. */
final class Lines {
    private final int firstLine;
    private final int[] starts;
    /** Offsets that begin no character: second halves of surrogate pairs, and a byte order mark at the start. */
    private final int[] uncounted;

    Lines(String text, int firstLine) {
        this.firstLine = firstLine;
        IntList starts = new IntList();
        IntList uncounted = new IntList();
        starts.add(0);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n' || (c == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n'))) {
                starts.add(i + 1);
            } else if (i == 0 ? c == '\uFEFF' : Character.isSurrogatePair(text.charAt(i - 1), c)) {
                uncounted.add(i);
            }
        }
        this.starts = starts.toArray();
        this.uncounted = uncounted.toArray();
    }

    Position position(int offset) {
        int line = indexOfLast(starts, offset);
        int start = starts[line];
        int skipped = indexOfLast(uncounted, offset - 1) - indexOfLast(uncounted, start - 1);
        return new Position(firstLine + line, offset - start - skipped + 1);
    }

    /** The index of the last value that is not above the limit, or -1. */
    private static int indexOfLast(int[] sorted, int limit) {
        int found = Arrays.binarySearch(sorted, limit);
        return found >= 0 ? found : -found - 2;
    }

    private static final class IntList {
        private int[] values = new int[64];
        private int size;

        void add(int value) {
            if (size == values.length) {
                values = Arrays.copyOf(values, size * 2);
            }
            values[size++] = value;
        }

        int[] toArray() {
            return Arrays.copyOf(values, size);
        }
    }
}
