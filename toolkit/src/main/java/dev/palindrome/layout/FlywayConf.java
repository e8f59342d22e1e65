package dev.palindrome.layout;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Flyway's {@code .conf} format: properties in which a backslash stands for itself, unless it ends a line that the next one goes on,
 * and in which <code>${NAME}</code> is an environment variable.
 */
final class FlywayConf {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Za-z0-9_]+)}");

    private FlywayConf() {}

    /** The entries in the order written, with variables of the environment put in. */
    static List<PropertiesText.Entry> parse(
            String name, String text, Map<String, String> environment, Problems problems) {
        Matcher variables = VARIABLE.matcher(escaped(text));
        String expanded =
                variables.replaceAll(match -> Matcher.quoteReplacement(environment.getOrDefault(match.group(1), "")));
        return PropertiesText.parse(name, expanded, problems);
    }

    private static String escaped(String text) {
        String[] lines = text.replace("\r\n", "\n").split("\n", -1);
        StringBuilder escaped = new StringBuilder();
        for (int i = 0; i < lines.length; i++) {
            String line = lines[i].strip().replace("\\", "\\\\");
            if (line.endsWith("\\\\") && i + 1 < lines.length && goesOn(lines[i + 1])) {
                line = line.substring(0, line.length() - 1);
            }
            escaped.append(line).append('\n');
        }
        return escaped.toString();
    }

    /** Whether a line behind a backslash belongs to the value before it. */
    private static boolean goesOn(String next) {
        boolean anotherKey = next.strip().startsWith("flyway.") && next.contains("=");
        boolean comparison = next.contains("==") || next.contains("!=");
        return !next.isEmpty() && (!anotherKey || comparison);
    }
}
