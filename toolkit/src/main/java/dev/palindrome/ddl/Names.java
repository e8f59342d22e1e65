package dev.palindrome.ddl;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names and literals as PostgreSQL writes them. */
final class Names {
    private static final Pattern SIMPLE = Pattern.compile("[a-z_][a-z0-9_$]*");
    private static final Pattern OPTION = Pattern.compile("(?:^|, )([^=,\\s]+)=");

    private Names() {}

    /** The parts of a qualified name, quotes kept; a full stop in quotes separates nothing. */
    static List<String> parts(String name) {
        return split(name, '.');
    }

    /** The last part of a qualified name. */
    static String last(String name) {
        List<String> parts = parts(name);
        return parts.get(parts.size() - 1);
    }

    /** A qualified name without its last part. */
    static String qualifier(String name) {
        List<String> parts = parts(name);
        return String.join(".", parts.subList(0, parts.size() - 1));
    }

    /** The elements of a list that is separated by commas, outside quotes and parentheses. */
    static List<String> list(String text) {
        return text.isBlank()
                ? List.of()
                : split(text, ',').stream().map(String::strip).toList();
    }

    private static List<String> split(String text, char separator) {
        List<String> parts = new ArrayList<>();
        char quote = 0;
        int depth = 0;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (quote != 0) {
                quote = character == quote ? 0 : quote;
            } else if (character == '"' || character == '\'') {
                quote = character;
            } else if (character == '(' || character == '[') {
                depth++;
            } else if (character == ')' || character == ']') {
                depth--;
            } else if (character == separator && depth == 0) {
                parts.add(text.substring(start, i));
                start = i + 1;
            }
        }
        parts.add(text.substring(start));
        return parts;
    }

    /** The name of a routine or operator without its arguments. */
    static String withoutArguments(String signature) {
        boolean quoted = false;
        for (int i = 0; i < signature.length(); i++) {
            char character = signature.charAt(i);
            if (character == '"') {
                quoted = !quoted;
            } else if (character == '(' && !quoted) {
                return signature.substring(0, i);
            }
        }
        return signature;
    }

    /** The arguments of a routine or operator, without their parentheses. */
    static String arguments(String signature) {
        String name = withoutArguments(signature);
        return name.length() == signature.length()
                ? ""
                : signature.substring(name.length() + 1, signature.length() - 1);
    }

    /** The plain text of an identifier. */
    static String unquoted(String identifier) {
        return identifier.startsWith("\"")
                ? identifier.substring(1, identifier.length() - 1).replace("\"\"", "\"")
                : identifier;
    }

    /** An identifier for a plain text. */
    static String quoted(String text) {
        return SIMPLE.matcher(text).matches() ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    /** An identifier that is another with something added, cut to what PostgreSQL keeps. */
    static String derived(String identifier, String suffix) {
        String plain = unquoted(identifier);
        return quoted(plain.substring(0, Math.min(plain.length(), 63 - suffix.length())) + suffix);
    }

    /** A string literal. */
    static String literal(String text) {
        String quoted = "'" + text.replace("'", "''") + "'";
        return text.indexOf('\\') < 0 ? quoted : "E" + quoted.replace("\\", "\\\\");
    }

    /** The options of a list {@code name=value, name=value}, in which values may have commas. */
    static List<String[]> options(String text) {
        List<String[]> options = new ArrayList<>();
        Matcher matcher = OPTION.matcher(text);
        int start = -1;
        String name = "";
        while (matcher.find()) {
            if (start >= 0) {
                options.add(new String[] {name, text.substring(start, matcher.start())});
            }
            name = matcher.group(1);
            start = matcher.end();
        }
        if (start >= 0) {
            options.add(new String[] {name, text.substring(start)});
        }
        return options;
    }
}
