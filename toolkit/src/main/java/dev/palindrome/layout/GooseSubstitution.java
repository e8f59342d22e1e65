package dev.palindrome.layout;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The environment variables of a line below {@code -- +goose ENVSUB ON}, replaced as {@code mfridman/interpolate} does it:
 *
 * <pre>{@code
 * Expression = { Text | "$$" | "\$" | "\\" | "$(" | Expansion }
 * Expansion  = "$" ( Identifier | "{" Identifier [ Operation ] "}" )
 * Operation  = ":-" Expression | "-" Expression | "?" Expression | ":" number [ ":" number ]
 * }</pre>
 *
 * <p>A variable that is not set is empty.
 */
final class GooseSubstitution {
    /** Something that goose refuses; the message is the part of a sentence. */
    static final class InvalidException extends Exception {
        private static final long serialVersionUID = 1;

        InvalidException(String message) {
            super(message);
        }
    }

    private final String line;
    private final UnaryOperator<@Nullable String> environment;
    private int position;

    GooseSubstitution(String line, UnaryOperator<@Nullable String> environment) {
        this.line = line;
        this.environment = environment;
    }

    String result() throws InvalidException {
        return expression(false);
    }

    private String expression(boolean inBraces) throws InvalidException {
        StringBuilder result = new StringBuilder();
        while (position < line.length() && !(inBraces && line.charAt(position) == '}')) {
            if (take("\\\\")) {
                result.append("\\\\");
            } else if (take("\\$") || take("$$")) {
                result.append('$');
            } else if (take("$(")) {
                result.append("$(");
            } else if (line.charAt(position) == '$' && position < line.length() - 1) {
                position++;
                result.append(take("{") ? braces() : value(identifier()));
            } else {
                result.append(line.charAt(position++));
            }
        }
        return result.toString();
    }

    private String braces() throws InvalidException {
        String name = identifier();
        if (take("}")) {
            return value(name);
        }
        String value = environment.apply(name);
        String result;
        if (take(":-")) {
            String otherwise = expression(true);
            result = value == null || value.isEmpty() ? otherwise : value;
        } else if (take("-")) {
            String otherwise = expression(true);
            result = value == null ? otherwise : value;
        } else if (take("?")) {
            String message = expression(true);
            if (value == null) {
                throw new InvalidException("$" + name + ": " + (message.isEmpty() ? "not set" : message));
            }
            result = value;
        } else if (take(":")) {
            result = part(value == null ? "" : value);
        } else {
            throw new InvalidException("'" + rest() + "' stands where :-, -, ?, : or } is expected");
        }
        if (!take("}")) {
            throw new InvalidException("the { behind $ is not closed");
        }
        return result;
    }

    private String part(String value) throws InvalidException {
        int offset = number();
        int from = Math.min(Math.max(offset < 0 ? offset + value.length() : offset, 0), value.length());
        if (!take(":")) {
            return value.substring(from);
        }
        int length = number();
        int to = length < 0 ? length + value.length() : length + from;
        return value.substring(from, Math.max(from, Math.min(to, value.length())));
    }

    private int number() throws InvalidException {
        int start = position;
        while (position < line.length() && ":}".indexOf(line.charAt(position)) < 0) {
            position++;
        }
        String digits = line.substring(start, position).strip();
        if (!digits.matches("[+-]?[0-9]{1,9}")) {
            throw new InvalidException("'" + digits + "' is no number");
        }
        return Integer.parseInt(digits);
    }

    private String identifier() throws InvalidException {
        int start = position;
        while (position < line.length()
                && (Character.isLetter(line.charAt(position))
                        || (position > start
                                && (Character.isDigit(line.charAt(position)) || line.charAt(position) == '_')))) {
            position++;
        }
        if (position == start) {
            throw new InvalidException("the name of a variable begins with a letter, not with '" + rest() + "'");
        }
        return line.substring(start, position);
    }

    private String value(String name) {
        String value = environment.apply(name);
        return value == null ? "" : value;
    }

    private boolean take(String token) {
        boolean there = line.startsWith(token, position);
        position += there ? token.length() : 0;
        return there;
    }

    private String rest() {
        return position < line.length() ? line.substring(position, position + 1) : "the end of the line";
    }
}
