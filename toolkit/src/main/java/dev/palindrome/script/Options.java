package dev.palindrome.script;

import java.util.HashMap;
import java.util.Map;

/** The list of options of a utility statement, such as {@code WITH (create_slot = false, connect)}. */
final class Options {
    private final Map<String, String> values = new HashMap<>();

    private Options() {}

    /** The list in parentheses that comes behind the next WITH outside parentheses; empty when none does. */
    static Options behindWith(Words words) {
        while (!words.atEnd()) {
            if (words.take("with") && words.isNext('(')) {
                return inParentheses(words);
            }
            words.pass();
        }
        return new Options();
    }

    /** The list in parentheses that comes next. */
    static Options inParentheses(Words words) {
        Options options = new Options();
        words.take('(');
        while (!words.atEnd() && !words.take(')')) {
            String name = words.value();
            words.passName();
            words.take('=');
            if (words.isNext(',') || words.isNext(')')) {
                options.values.put(name, "true");
            } else {
                options.values.put(name, words.value());
                while (!words.atEnd() && !words.isNext(',') && !words.isNext(')')) {
                    words.pass();
                }
            }
            words.take(',');
        }
        return options;
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    /** Whether a Boolean option is on, as {@code defGetBoolean} reads it. */
    boolean isOn(String name, boolean otherwise) {
        String value = values.get(name);
        return value == null ? otherwise : !value.equals("false") && !value.equals("off") && !value.equals("0");
    }
}
