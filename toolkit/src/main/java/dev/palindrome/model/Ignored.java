package dev.palindrome.model;

import dev.palindrome.schema.ObjectKey;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a model has no say in, by kind and name: {@code table audit_*}, {@code column orders.legacy_*}, {@code trigger *}. What belongs
 * to an ignored object is ignored with it.
 *
 * @param kind the kind of object, or null for all kinds
 * @param name its name, in which {@code *} stands for any characters; the schema may be left out where it is {@code public}
 */
public record Ignored(@Nullable String kind, String name) {
    /** Reads {@code kind name} or {@code name}. A kind may have several words. */
    public static Ignored parse(String text) {
        String stripped = text.strip();
        int space = stripped.lastIndexOf(' ');
        return space < 0
                ? new Ignored(null, stripped)
                : new Ignored(stripped.substring(0, space).strip(), stripped.substring(space + 1));
    }

    boolean matches(ObjectKey key) {
        if (kind != null && !kind.equals(key.kind())) {
            return false;
        }
        String whole = key.name();
        return matchesName(whole) || whole.startsWith("public.") && matchesName(whole.substring("public.".length()));
    }

    private boolean matchesName(String whole) {
        String pattern =
                Arrays.stream(name.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
        return Pattern.matches("(?s)" + pattern, whole);
    }

    @Override
    public String toString() {
        return kind == null ? name : kind + " " + name;
    }
}
