package dev.palindrome.layout;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The variables of a Python module that are given as literals: strings, {@code None}, tuples, lists and sets of strings. Reads the text;
 * nothing is run.
 */
final class PythonModule {
    /**
     * A variable.
     *
     * @param line 1-based line on which it is assigned
     * @param values its strings; empty for {@code None} and for an empty tuple; null when it is no literal
     */
    record Variable(int line, @Nullable List<String> values) {}

    private final String text;
    private final Map<String, Variable> variables = new HashMap<>();
    private final Set<String> functions = new java.util.HashSet<>();
    private String docstring = "";
    private int position;

    private PythonModule(String text) {
        this.text = text;
    }

    static PythonModule parse(String text) {
        PythonModule module = new PythonModule(text);
        module.read();
        return module;
    }

    /** A variable, or null when the module has none of this name. */
    @Nullable
    Variable variable(String name) {
        return variables.get(name);
    }

    /** Whether a function of this name is defined at the module's level. */
    boolean defines(String function) {
        return functions.contains(function);
    }

    /** The first line of its docstring, or empty. */
    String summary() {
        return docstring.strip().lines().findFirst().orElse("").strip();
    }

    private void read() {
        boolean first = true;
        while (position < text.length()) {
            int start = position;
            char c = text.charAt(position);
            if (c == '\n' || c == '\r') {
                position++;
                continue;
            }
            if (c == '#') {
                skipLine();
                continue;
            }
            if (first && isString()) {
                docstring = string();
            } else if (Character.isLetter(c) || c == '_') {
                String word = word();
                if (word.equals("def") || word.equals("async")) {
                    skipBlanks();
                    String name = word();
                    functions.add(name);
                } else {
                    assignment(word, start);
                }
            }
            first = false;
            skipStatement();
        }
    }

    private void assignment(String name, int start) {
        skipBlanks();
        if (peek() == ':') {
            position++;
            skipAnnotation();
        }
        if (peek() == '=' && position + 1 < text.length() && text.charAt(position + 1) != '=') {
            position++;
            skipBlanks();
            List<String> values = new ArrayList<>();
            boolean literal = value(values);
            skipBlanks();
            boolean ends = position >= text.length() || "\n\r#;".indexOf(peek()) >= 0;
            variables.put(name, new Variable(lineOf(start), literal && ends ? values : null));
        }
    }

    /** Reads a literal; false when it is something else. */
    private boolean value(List<String> values) {
        if (text.startsWith("None", position)) {
            position += 4;
            return true;
        }
        if (isString()) {
            if (isFormatted()) {
                return false;
            }
            values.add(strings(false));
            return true;
        }
        int closing = "([{".indexOf(peek());
        if (closing < 0) {
            return false;
        }
        char end = ")]}".charAt(closing);
        position++;
        while (true) {
            skipSpace();
            if (peek() == end) {
                position++;
                return true;
            }
            if (!isString() || isFormatted()) {
                // Parentheses around None, or around a tuple.
                if (!value(values)) {
                    return false;
                }
            } else {
                values.add(strings(true));
            }
            skipSpace();
            if (peek() == ',') {
                position++;
            } else if (peek() != end) {
                return false;
            }
        }
    }

    /** Strings beside each other are one. */
    private String strings(boolean inBrackets) {
        StringBuilder joined = new StringBuilder();
        while (isString() && !isFormatted()) {
            joined.append(string());
            if (inBrackets) {
                skipSpace();
            } else {
                skipBlanks();
            }
        }
        return joined.toString();
    }

    private boolean isString() {
        int quote = quote();
        return quote >= 0;
    }

    private boolean isFormatted() {
        return text.substring(position, quote())
                .toLowerCase(java.util.Locale.ROOT)
                .contains("f");
    }

    /** Offset of the quote of the string that begins here, behind its prefix; -1 when none does. */
    private int quote() {
        int at = position;
        while (at < text.length() && at - position < 2 && "rRuUbBfF".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at < text.length() && (text.charAt(at) == '"' || text.charAt(at) == '\'') ? at : -1;
    }

    private String string() {
        int quote = quote();
        boolean raw = text.substring(position, quote)
                .toLowerCase(java.util.Locale.ROOT)
                .contains("r");
        String mark = text.substring(quote, quote + 1);
        String end = text.startsWith(mark.repeat(3), quote) ? mark.repeat(3) : mark;
        position = quote + end.length();
        StringBuilder value = new StringBuilder();
        while (position < text.length() && !text.startsWith(end, position)) {
            char c = text.charAt(position);
            if (c == '\n' && end.length() == 1) {
                return value.toString();
            }
            if (c == '\\' && position + 1 < text.length()) {
                escape(value, raw);
            } else {
                value.append(c);
                position++;
            }
        }
        position = Math.min(position + end.length(), text.length());
        return value.toString();
    }

    private void escape(StringBuilder value, boolean raw) {
        char escaped = text.charAt(position + 1);
        position += 2;
        if (raw) {
            value.append('\\').append(escaped);
            return;
        }
        switch (escaped) {
            case '\n' -> {}
            case 'n' -> value.append('\n');
            case 't' -> value.append('\t');
            case 'x' -> code(value, 2);
            case 'u' -> code(value, 4);
            case '\\', '\'', '"' -> value.append(escaped);
            default -> value.append('\\').append(escaped);
        }
    }

    private void code(StringBuilder value, int digits) {
        int end = Math.min(position + digits, text.length());
        String hex = text.substring(position, end);
        if (hex.matches("[0-9A-Fa-f]{" + digits + "}")) {
            value.append((char) Integer.parseInt(hex, 16));
            position = end;
        }
    }

    /** To the end of a statement: brackets and strings hold lines together, and what is indented belongs to it. */
    private void skipStatement() {
        int depth = 0;
        while (position < text.length()) {
            char c = text.charAt(position);
            if (isStringStart()) {
                string();
                continue;
            }
            if (c == '#') {
                skipLine();
                continue;
            }
            if (c == '\\') {
                position += 2;
                continue;
            }
            depth += "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
            position++;
            if (c == '\n' && depth <= 0 && !isIndented()) {
                return;
            }
        }
    }

    /** A quote, or a prefix of a string that is not the end of a word. */
    private boolean isStringStart() {
        boolean inWord = position > 0 && Character.isJavaIdentifierPart(text.charAt(position - 1));
        return isString() && (!inWord || "\"'".indexOf(text.charAt(position)) >= 0);
    }

    private boolean isIndented() {
        return position < text.length() && " \t".indexOf(text.charAt(position)) >= 0;
    }

    private void skipAnnotation() {
        int depth = 0;
        while (position < text.length()) {
            char c = text.charAt(position);
            if (isStringStart()) {
                string();
                continue;
            }
            if (depth == 0 && (c == '=' || c == '\n')) {
                return;
            }
            depth += "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
            position++;
        }
    }

    private String word() {
        int start = position;
        while (position < text.length() && Character.isJavaIdentifierPart(text.charAt(position))) {
            position++;
        }
        return text.substring(start, position);
    }

    private char peek() {
        return position < text.length() ? text.charAt(position) : '\n';
    }

    private void skipLine() {
        int end = text.indexOf('\n', position);
        position = end < 0 ? text.length() : end;
    }

    private void skipBlanks() {
        while (position < text.length() && " \t".indexOf(text.charAt(position)) >= 0
                || text.startsWith("\\\n", position)) {
            position += text.charAt(position) == '\\' ? 2 : 1;
        }
    }

    private void skipSpace() {
        while (position < text.length()
                && (Character.isWhitespace(text.charAt(position))
                        || text.charAt(position) == '#'
                        || text.startsWith("\\\n", position))) {
            if (text.charAt(position) == '#') {
                skipLine();
            } else {
                position += text.charAt(position) == '\\' ? 2 : 1;
            }
        }
    }

    private int lineOf(int offset) {
        return 1
                + (int) text.substring(0, offset).chars().filter(c -> c == '\n').count();
    }
}
