package dev.palindrome.diff;

import org.jspecify.annotations.Nullable;

/**
 * One property of an object that is not what it was.
 *
 * @param attribute name of the property, as the snapshot has it; {@link #PARENT} for the object that it belongs to
 * @param before its value, or null when it had none
 * @param after its value, or null when it has none
 */
public record Difference(
        String attribute, @Nullable String before, @Nullable String after) {
    /** Stands for the object that this one belongs to and disappears with. */
    public static final String PARENT = "belongs to";
}
