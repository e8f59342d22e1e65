package dev.palindrome.revision;

import java.util.Collection;
import java.util.regex.Pattern;

/** When two ids of a history mean the same revision, and whether a beginning of one is enough. The layout knows which rule holds. */
public enum IdRule {
    /** Versions, compared as numbers ({@code 1} is {@code 001}), never found by a beginning: {@code 12} must not mean {@code 120}. */
    NUMERIC,
    /** Any text, compared as text; the beginning of an id of four characters or more is enough when one revision begins so. */
    OPAQUE,
    /** As {@link #OPAQUE}, but without the characters of the target grammar ({@code @ + - :}): Alembic's own files. */
    WORD;

    private static final Pattern GRAMMAR = Pattern.compile("[@+:-]");

    /** The rule for ids of which nothing else is known: {@link #NUMERIC} when every one is a number. */
    public static IdRule of(Collection<String> ids) {
        return ids.stream().allMatch(VersionKey::isNumeric) ? NUMERIC : OPAQUE;
    }

    /** What is equal for ids that mean the same revision. */
    Object key(String id) {
        return this == NUMERIC ? VersionKey.of(id) : id;
    }

    /** Whether the beginning of an id may stand for it. */
    boolean allowsPrefixes() {
        return this != NUMERIC;
    }

    /** Whether an id or a label has a character of the target grammar. */
    static boolean hasGrammar(String text) {
        return GRAMMAR.matcher(text).find();
    }
}
