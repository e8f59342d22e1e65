package dev.palindrome.script;

import dev.palindrome.finding.Code;
import dev.palindrome.finding.Finding;
import dev.palindrome.script.Lexer.Kind;
import dev.palindrome.script.Lexer.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A script for psql, with psql's simplest commands carried out: {@code \set}, {@code \\unset} and those that only change what psql
 * prints. What is left is SQL, on the lines on which it stood.
 *
 * @param sql the SQL, with the values of variables in it
 * @param command the first command that only psql can carry out, for example {@code \copy}; null when {@code sql} is all there is to do
 */
public record PsqlScript(String sql, @Nullable String command) {
    private static final Set<String> PRINTING = Set.of(
            "\\echo",
            "\\qecho",
            "\\warn",
            "\\pset",
            "\\timing",
            "\\x",
            "\\t",
            "\\a",
            "\\H",
            "\\f",
            "\\C",
            "\\T",
            "\\html");
    private static final Set<String> CONTROLLING =
            Set.of("AUTOCOMMIT", "ON_ERROR_STOP", "ON_ERROR_ROLLBACK", "SINGLELINE", "SINGLESTEP");
    private static final Pattern SET = Pattern.compile(
            "\\\\set[ \\t]+([A-Za-z_0-9\\x80-\\uFFFF]+)((?:[ \\t]+(?:'(?:[^'\\\\]|'')*'|[^\\s'\"`:\\\\]+))*)[ \\t]*");
    private static final Pattern UNSET = Pattern.compile("\\\\unset[ \\t]+([A-Za-z_0-9\\x80-\\uFFFF]+)[ \\t]*");
    private static final Pattern PART = Pattern.compile("'((?:[^'\\\\]|'')*)'|([^\\s'\"`:\\\\]+)");

    /** A variable from an offset on; its value is null once it is unset. */
    private record Assignment(
            int offset, String name, @Nullable String value) {}

    /**
     * Reads a script.
     *
     * @param name the file as messages show it
     * @param variables those that are set before it runs
     */
    public static PsqlScript read(String name, String text, Map<String, String> variables) {
        List<Assignment> assignments = new ArrayList<>();
        variables.forEach((key, value) -> assignments.add(new Assignment(0, key, value)));
        StringBuilder sql = new StringBuilder(text);
        while (true) {
            Splitter splitter = new Splitter(name, sql.toString(), new Lines(sql.toString(), 1));
            Finding problem = splitter.problem();
            if (problem == null) {
                return new PsqlScript(replaced(sql.toString(), splitter.statements(), assignments), null);
            }
            if (problem.code() != Code.SCRIPT_META_COMMAND) {
                return new PsqlScript(text, null);
            }
            int start = splitter.metaCommand();
            int end = endOfLine(sql, start);
            String line = sql.substring(start, end);
            String command = line.split("[\\s;]", 2)[0];
            if (!carryOut(start, command, line, assignments)) {
                return new PsqlScript(text, command);
            }
            for (int i = start; i < end; i++) {
                sql.setCharAt(i, ' ');
            }
        }
    }

    private static boolean carryOut(int offset, String command, String line, List<Assignment> assignments) {
        if (line.indexOf("\\", 1) >= 0 || line.indexOf('`') >= 0) {
            return false;
        }
        Matcher set = SET.matcher(line);
        Matcher unset = UNSET.matcher(line);
        if (set.matches()) {
            String value = joined(set.group(2));
            boolean stops = set.group(1).equals("ON_ERROR_STOP")
                    && List.of("on", "1", "true", "yes").contains(value.toLowerCase(Locale.ROOT));
            if (CONTROLLING.contains(set.group(1)) && !stops) {
                return false;
            }
            assignments.add(new Assignment(offset, set.group(1), value));
            return true;
        }
        if (unset.matches() && !CONTROLLING.contains(unset.group(1))) {
            assignments.add(new Assignment(offset, unset.group(1), null));
            return true;
        }
        return PRINTING.contains(command)
                || line.strip().toLowerCase(Locale.ROOT).matches("\\\\encoding\\s+'?utf-?8'?");
    }

    private static String joined(String parts) {
        StringBuilder value = new StringBuilder();
        Matcher matcher = PART.matcher(parts);
        while (matcher.find()) {
            value.append(
                    matcher.group(1) == null
                            ? matcher.group(2)
                            : matcher.group(1).replace("''", "'"));
        }
        return value.toString();
    }

    private static String replaced(String text, List<Statement> statements, List<Assignment> assignments) {
        if (assignments.isEmpty()) {
            return text;
        }
        StringBuilder result = new StringBuilder();
        int copied = 0;
        for (Statement statement : statements) {
            Lexer lexer = new Lexer(statement.text());
            Token before = lexer.next();
            for (Token token = before; before.kind() != Kind.END; before = token) {
                token = lexer.next();
                int colon = statement.offset() + before.start();
                boolean reference = before.kind() == Kind.SYMBOL
                        && before.end() - before.start() == 1
                        && text.charAt(colon) == ':'
                        && token.start() == before.end();
                String value = reference ? value(statement.text(), token, colon, assignments) : null;
                if (value != null) {
                    result.append(text, copied, colon).append(value);
                    copied = statement.offset() + token.end();
                }
            }
        }
        return result.append(text, copied, text.length()).toString();
    }

    /** What stands for {@code :name}, {@code :'name'} or {@code :"name"}; null when the variable is not set, which psql leaves alone. */
    private static @Nullable String value(String statement, Token token, int offset, List<Assignment> assignments) {
        String written = statement.substring(token.start(), token.end());
        boolean plain = token.kind() == Kind.WORD;
        if (!plain && token.kind() != Kind.STRING && token.kind() != Kind.QUOTED_IDENTIFIER) {
            return null;
        }
        String name = plain ? written : written.substring(1, written.length() - 1);
        String value = null;
        for (Assignment assignment : assignments) {
            if (assignment.offset() <= offset && assignment.name().equals(name)) {
                value = assignment.value();
            }
        }
        if (value == null || plain) {
            return value;
        }
        if (token.kind() == Kind.QUOTED_IDENTIFIER) {
            return '"' + value.replace("\"", "\"\"") + '"';
        }
        String doubled = value.replace("'", "''");
        return value.contains("\\") ? "E'" + doubled.replace("\\", "\\\\") + "'" : "'" + doubled + "'";
    }

    private static int endOfLine(CharSequence text, int from) {
        int end = from;
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        return end;
    }
}
