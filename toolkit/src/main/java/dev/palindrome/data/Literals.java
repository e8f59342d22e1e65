package dev.palindrome.data;

import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The constants in expressions as PostgreSQL writes them out. */
final class Literals {
    private static final Pattern CONSTANT = Pattern.compile(
            "\"(?:[^\"]|\"\")*\"|(E?)'((?:[^'\\\\]|''|\\\\.|\\\\)*)'|(?<![\\w.])(\\d+(?:\\.\\d+)?(?:[eE][-+]?\\d+)?)(?!\\w)");

    private final Set<String> texts = new LinkedHashSet<>();
    private final Set<BigDecimal> numbers = new LinkedHashSet<>();

    private Literals() {}

    static Literals of(Iterable<String> expressions) {
        Literals literals = new Literals();
        for (String expression : expressions) {
            Matcher matcher = CONSTANT.matcher(expression);
            while (matcher.find()) {
                if (matcher.group(3) != null) {
                    literals.numbers.add(new BigDecimal(matcher.group(3)));
                } else if (matcher.group(2) != null) {
                    literals.text(unescaped(matcher.group(2), !matcher.group(1).isEmpty()));
                }
            }
        }
        return literals;
    }

    private void text(String text) {
        texts.add(text);
        if (text.matches("-?\\d{1,30}(\\.\\d+)?")) {
            numbers.add(new BigDecimal(text));
        } else if (text.startsWith("{") && text.endsWith("}") && !text.contains(":")) {
            for (String element : text.substring(1, text.length() - 1).split(",")) {
                text(element.replaceAll("^\"|\"$", ""));
            }
        }
    }

    private static String unescaped(String text, boolean escapes) {
        String plain = text.replace("''", "'");
        return escapes ? plain.replace("\\\\", "\\") : plain;
    }

    /** String constants, also the elements of arrays, in the order in which they stand there. */
    Set<String> texts() {
        return texts;
    }

    /** Numbers, also those that are written as strings. */
    Set<BigDecimal> numbers() {
        return numbers;
    }
}
