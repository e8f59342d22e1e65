package dev.palindrome.junit.assertions;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Names as SQL has them: folded to lower case unless quoted, with dots between their parts. */
final class Names {
    private static final int SHOWN = 12;

    private Names() {}

    /** The parts of a name. */
    static List<String> parts(String written) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        boolean quoted = false;
        for (int index = 0; index < written.length(); index++) {
            char character = written.charAt(index);
            if (character == '"' && quoted && index + 1 < written.length() && written.charAt(index + 1) == '"') {
                part.append('"');
                index++;
            } else if (character == '"') {
                quoted = !quoted;
            } else if (character == '.' && !quoted) {
                parts.add(part.toString());
                part.setLength(0);
            } else {
                part.append(quoted ? character : Character.toLowerCase(character));
            }
        }
        parts.add(part.toString());
        return parts;
    }

    /** A name without the arguments of a routine. */
    static String withoutArguments(String name) {
        boolean quoted = false;
        for (int index = 0; index < name.length(); index++) {
            if (name.charAt(index) == '"') {
                quoted = !quoted;
            } else if (name.charAt(index) == '(' && !quoted) {
                return name.substring(0, index);
            }
        }
        return name;
    }

    /** A part as SQL needs it. */
    static String quoted(String part) {
        return part.matches("[a-z_][a-z0-9_$]*") ? part : '"' + part.replace("\"", "\"\"") + '"';
    }

    /** What there is instead: all of it, or what is written most like it. */
    static String instead(Collection<String> there, String wanted) {
        if (there.isEmpty()) {
            return "has none";
        }
        Comparator<String> near = Comparator.comparingInt(name -> distance(name, wanted.toLowerCase(Locale.ROOT)));
        if (there.size() <= SHOWN) {
            return "has " + String.join(", ", there);
        }
        return "has " + there.size() + ", among them "
                + there.stream().sorted(near).limit(3).collect(Collectors.joining(", "));
    }

    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int above = row[j];
                int replaced = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, Math.min(above, row[j - 1]) + 1);
                diagonal = above;
            }
        }
        return row[other.length()];
    }
}
