package dev.palindrome.layout;

import dev.palindrome.script.Script;
import dev.palindrome.script.Statement;
import java.util.List;
import java.util.regex.Pattern;

/**
 * SQL as the body of a method that has jOOQ's {@code DSLContext database}: each statement is executed by itself, the comments between
 * them are kept.
 */
final class JavaCode {
    private static final String INDENT = "        ";
    private static final int SHORT = 90;

    /** What jOOQ would read as a placeholder of its own in plain SQL; a question mark the driver would, in what it prepares. */
    private static final Pattern TEMPLATE = Pattern.compile("[{}]|(?<!:):(?![:=])");

    private JavaCode() {}

    /** The lines of the method's body, each ended; empty for a script without a statement. */
    static String of(String sql) {
        StringBuilder code = new StringBuilder();
        int end = 0;
        for (Statement statement : Script.parse("the new revision", sql, 1).statements()) {
            comments(code, sql.substring(end, statement.offset()));
            end = statement.offset() + statement.text().length();
            String text = statement.text();
            execute(code, text);
        }
        return code.toString();
    }

    private static void execute(StringBuilder code, String text) {
        String literal = literal(text);
        if (text.contains("?")) {
            code.append(INDENT).append("database.connection(connection -> {\n");
            code.append(INDENT).append("    try (var statement = connection.createStatement()) {\n");
            code.append(INDENT)
                    .append("        statement.execute(")
                    .append(literal)
                    .append(");\n");
            code.append(INDENT).append("    }\n").append(INDENT).append("});\n");
        } else {
            boolean template = TEMPLATE.matcher(text).find();
            code.append(INDENT)
                    .append("database.execute(")
                    .append(template ? "org.jooq.impl.DSL.raw(" + literal + ")" : literal)
                    .append(");\n");
        }
    }

    private static void comments(StringBuilder code, String gap) {
        gap.lines().map(String::strip).filter(line -> line.startsWith("--")).forEach(line -> code.append(INDENT)
                .append("//")
                .append(line.substring(2).replace("\\u", "\\ u"))
                .append('\n'));
    }

    private static String literal(String text) {
        String escaped = text.replace("\\", "\\\\").replace("\r", "\\r");
        if (!text.contains("\n") && text.length() <= SHORT) {
            return '"' + escaped.replace("\"", "\\\"") + '"';
        }
        StringBuilder block = new StringBuilder("\"\"\"\n");
        List<String> lines = escaped.replace("\"\"\"", "\\\"\\\"\\\"").lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            boolean last = i == lines.size() - 1;
            String line = lines.get(i);
            // A text block loses the blanks at the ends of its lines, and ends at three quotes.
            String kept = line.endsWith(" ")
                    ? line.substring(0, line.length() - 1) + "\\s"
                    : line.endsWith("\t") ? line.substring(0, line.length() - 1) + "\\t" : line;
            String closed = last && kept.endsWith("\"") ? kept.substring(0, kept.length() - 1) + "\\\"" : kept;
            block.append(closed.isEmpty() ? "" : INDENT + INDENT + closed).append(last ? "\"\"\"" : "\n");
        }
        return block.toString();
    }
}
