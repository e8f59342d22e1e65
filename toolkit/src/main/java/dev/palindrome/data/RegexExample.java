package dev.palindrome.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Texts that a regular expression matches, for the common part of PostgreSQL's regular expressions (manual, section 9.7.3). */
final class RegexExample {
    private static final int REPEATS = 3;
    private static final String WORD = "abcdefghijklmnopqrstuvwxyz0123456789_";

    private final Node root;

    private interface Node {
        void append(StringBuilder text, Random random, boolean shortest);
    }

    private RegexExample(Node root) {
        this.root = root;
    }

    /** Whether a constant may be meant as one. */
    static boolean looksSo(String text) {
        return text.startsWith("^") || text.endsWith("$") || text.matches("(?s).*[\\[(\\\\.*+?{|].*");
    }

    /** One that has been understood; null if it uses something else. */
    static @Nullable RegexExample of(String expression) {
        Reader reader = new Reader(expression);
        Node node = reader.alternatives();
        return node == null || reader.at < expression.length() ? null : new RegexExample(node);
    }

    /** A text that repeats nothing more often than it must. */
    String shortest(long number) {
        return text(number, true);
    }

    /** A text that repeats some things more often than it must. */
    String varied(long number) {
        return text(number, false);
    }

    private String text(long number, boolean shortest) {
        StringBuilder text = new StringBuilder();
        root.append(text, new Random(number * 7919 + 17), shortest);
        return text.toString();
    }

    private static final class Reader {
        private final String expression;
        private int at;

        Reader(String expression) {
            this.expression = expression;
        }

        @Nullable
        Node alternatives() {
            List<Node> nodes = new ArrayList<>();
            do {
                Node node = sequence();
                if (node == null) {
                    return null;
                }
                nodes.add(node);
            } while (take('|'));
            return nodes.size() == 1
                    ? nodes.get(0)
                    : (text, random, shortest) ->
                            nodes.get(random.nextInt(nodes.size())).append(text, random, shortest);
        }

        private @Nullable Node sequence() {
            List<Node> nodes = new ArrayList<>();
            while (at < expression.length() && peek() != '|' && peek() != ')') {
                Node atom = atom();
                Node node = atom == null ? null : repeated(atom);
                if (node == null) {
                    return null;
                }
                nodes.add(node);
            }
            return (text, random, shortest) -> nodes.forEach(node -> node.append(text, random, shortest));
        }

        private @Nullable Node atom() {
            char next = expression.charAt(at++);
            switch (next) {
                case '^', '$' -> {
                    return nothing();
                }
                case '(' -> {
                    return group();
                }
                case '[' -> {
                    String members = bracket();
                    return members == null ? null : oneOf(members);
                }
                case '.' -> {
                    return oneOf("abcxyz019");
                }
                case '\\' -> {
                    return at >= expression.length() ? null : escape(expression.charAt(at++));
                }
                case '*', '+', '?', '{' -> {
                    return null;
                }
                default -> {
                    return oneOf(String.valueOf(next));
                }
            }
        }

        private static Node nothing() {
            return (text, random, shortest) -> {};
        }

        private @Nullable Node group() {
            boolean looks = expression.startsWith("?=", at) || expression.startsWith("?!", at);
            if (expression.startsWith("?:", at) || looks) {
                at += 2;
            }
            Node inner = alternatives();
            if (inner == null || !take(')')) {
                return null;
            }
            return looks ? nothing() : inner;
        }

        private static @Nullable Node escape(char letter) {
            String members = members(letter);
            if (members != null) {
                return oneOf(members);
            }
            return switch (letter) {
                case 'A', 'Z', 'y', 'm', 'M' -> nothing();
                default -> Character.isLetterOrDigit(letter) ? null : oneOf(String.valueOf(letter));
            };
        }

        private static @Nullable String members(char letter) {
            return switch (letter) {
                case 'd' -> "0123456789";
                case 'w' -> WORD;
                case 's' -> " ";
                case 'S', 'D', 'n', 't', 'W' ->
                    letter == 'n' ? "\n" : letter == 't' ? "\t" : letter == 'W' ? "-" : "abcxyz";
                default -> null;
            };
        }

        private @Nullable String bracket() {
            boolean negated = take('^');
            StringBuilder members = new StringBuilder();
            boolean first = true;
            while (at < expression.length() && (first || peek() != ']')) {
                first = false;
                if (expression.startsWith("[:", at)) {
                    int end = expression.indexOf(":]", at);
                    if (end < 0) {
                        return null;
                    }
                    members.append(named(expression.substring(at + 2, end)));
                    at = end + 2;
                    continue;
                }
                char from = expression.charAt(at++);
                if (from == '\\' && at < expression.length()) {
                    char letter = expression.charAt(at++);
                    String known = members(letter);
                    members.append(known == null ? String.valueOf(letter) : known);
                } else if (at + 1 < expression.length() && peek() == '-' && expression.charAt(at + 1) != ']') {
                    char to = expression.charAt(at + 1);
                    at += 2;
                    for (int each = from; each <= Math.min(to, from + 200); each++) {
                        members.append((char) each);
                    }
                } else {
                    members.append(from);
                }
            }
            if (!take(']')) {
                return null;
            }
            return negated ? without(members.toString()) : members.toString();
        }

        private static String named(String name) {
            return switch (name) {
                case "digit" -> "0123456789";
                case "upper" -> "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
                case "lower", "alpha" -> "abcdefghijklmnopqrstuvwxyz";
                case "alnum", "word", "graph", "print" -> "abcdefghijklmnopqrstuvwxyz0123456789";
                case "xdigit" -> "0123456789abcdef";
                case "space", "blank" -> " ";
                case "punct" -> ".-_";
                default -> "";
            };
        }

        private static String without(String members) {
            StringBuilder others = new StringBuilder();
            for (char each : (WORD + "ABC- .").toCharArray()) {
                if (members.indexOf(each) < 0) {
                    others.append(each);
                }
            }
            return others.toString();
        }

        private @Nullable Node repeated(Node atom) {
            if (at >= expression.length()) {
                return atom;
            }
            int least = 1;
            int most = 1;
            if (take('*')) {
                least = 0;
                most = REPEATS;
            } else if (take('+')) {
                most = 1 + REPEATS;
            } else if (take('?')) {
                least = 0;
            } else if (take('{')) {
                int end = expression.indexOf('}', at);
                String[] bounds =
                        end < 0 ? new String[0] : expression.substring(at, end).split(",", -1);
                if (bounds.length == 0 || bounds.length > 2 || !bounds[0].matches("\\d{1,4}")) {
                    return null;
                }
                least = Integer.parseInt(bounds[0]);
                most = bounds.length == 1
                        ? least
                        : bounds[1].matches("\\d{1,4}") ? Integer.parseInt(bounds[1]) : least + REPEATS;
                at = end + 1;
            } else {
                return atom;
            }
            take('?');
            int from = least;
            int to = most;
            return (text, random, shortest) -> {
                int times = shortest ? from : from + random.nextInt(Math.max(1, to - from + 1));
                for (int i = 0; i < times; i++) {
                    atom.append(text, random, shortest);
                }
            };
        }

        private static Node oneOf(String members) {
            return (text, random, shortest) -> {
                if (!members.isEmpty()) {
                    text.append(members.charAt(random.nextInt(members.length())));
                }
            };
        }

        private char peek() {
            return expression.charAt(at);
        }

        private boolean take(char wanted) {
            if (at < expression.length() && peek() == wanted) {
                at++;
                return true;
            }
            return false;
        }
    }
}
