package dev.palindrome.script;

import dev.palindrome.finding.Code;
import dev.palindrome.finding.Finding;
import dev.palindrome.finding.PalindromeException;
import dev.palindrome.finding.Place;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Flyway's placeholders: {@code ${name}} is replaced by a value wherever it stands, in strings, comments and dollar quotes too.
 * Immutable.
 *
 * <pre>{@code
 * Placeholders placeholders = Placeholders.of("${", "}", ":", Map.of("owner", "app"), Map.of("table", "flyway_schema_history"));
 * String sql = placeholders.replace("V003__x.sql", "ALTER TABLE ${flyway:table} OWNER TO ${owner}");
 * }</pre>
 *
 * <p>As in Flyway's {@code PlaceholderReplacingReader}: names are compared without regard to case, values are not looked through
 * again, and after a prefix that begins and does not go on ({@code $} in <code>$${name}</code>) what was read of it is passed over,
 * so that placeholder is not replaced. Unlike there, one that is never closed is refused. A text keeps its lines as long as no value has a line end.
 */
public final class Placeholders {
    private final String prefix;
    private final String suffix;
    private final String separator;
    private final Map<String, String> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    private Placeholders(String prefix, String suffix, String separator, Map<String, String> values) {
        this.prefix = prefix;
        this.suffix = suffix;
        this.separator = separator;
        this.values.putAll(values);
    }

    /**
     * Placeholders with their values.
     *
     * @param prefix what begins a placeholder, <code>${</code> unless configured
     * @param suffix what ends it, <code>}</code> unless configured
     * @param separator what stands between {@code flyway} and the name of a built-in one, {@code :} unless configured
     * @param values those of the configuration
     * @param builtIns Flyway's own, by the name behind {@code flyway:}, for example {@code defaultSchema}; they go before
     *     {@code values}
     */
    public static Placeholders of(
            String prefix, String suffix, String separator, Map<String, String> values, Map<String, String> builtIns) {
        Placeholders placeholders = new Placeholders(prefix, suffix, separator, values);
        builtIns.forEach(placeholders::putBuiltIn);
        return placeholders;
    }

    /** These and one more of Flyway's own, for example {@code filename}, which is another for each script. */
    public Placeholders withBuiltIn(String name, String value) {
        Placeholders more = new Placeholders(prefix, suffix, separator, values);
        more.putBuiltIn(name, value);
        return more;
    }

    private void putBuiltIn(String name, String value) {
        values.put("flyway" + separator + name, value);
    }

    /**
     * The text with its placeholders replaced.
     *
     * @param name the file as messages show it
     * @throws PalindromeException if a placeholder has no value or no suffix
     */
    public String replace(String name, String text) {
        StringBuilder replaced = new StringBuilder(text.length());
        int position = 0;
        while (position < text.length()) {
            int matched = matchedPrefix(text, position);
            if (matched < prefix.length()) {
                int passed = Math.min(matched + 1, text.length() - position);
                replaced.append(text, position, position + passed);
                position += passed;
            } else {
                int start = position + prefix.length();
                int end = text.indexOf(suffix, start);
                String key = end < 0 ? null : text.substring(start, end);
                String value = key == null ? null : values.get(key);
                if (value == null) {
                    throw unknown(name, text, position, key);
                }
                replaced.append(value);
                position = end + suffix.length();
            }
        }
        return replaced.toString();
    }

    /** How many characters of the prefix stand at a position. */
    private int matchedPrefix(String text, int position) {
        int matched = 0;
        while (matched < prefix.length()
                && position + matched < text.length()
                && text.charAt(position + matched) == prefix.charAt(matched)) {
            matched++;
        }
        return matched;
    }

    private PalindromeException unknown(String name, String text, int offset, @Nullable String key) {
        Position position = new Lines(text, 1).position(offset);
        Place place = Place.of(name, position.line(), position.column());
        String message;
        String remedy;
        if (key == null) {
            message = "The placeholder that opens with " + prefix + " at " + place + " is never closed.";
            remedy = "Close it with " + suffix + ", or switch placeholder replacement off for this script.";
        } else {
            String known = values.isEmpty() ? "none" : String.join(", ", values.keySet());
            message = "The placeholder " + prefix + key + suffix + " at " + place
                    + " has no value. Those that have one: " + known + ".";
            remedy =
                    "Correct its name, give it a value where the others have theirs, or switch placeholder replacement off for this"
                            + " script.";
        }
        return new PalindromeException(
                PalindromeException.Category.CONFIGURATION,
                Finding.of(Code.PLACEHOLDER_UNKNOWN, place, message, remedy));
    }
}
