package dev.palindrome.script;

import dev.palindrome.finding.PalindromeException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the leading comments of a script declare about its revision, each on a line of its own:
 *
 * <pre>{@code
 * -- palindrome: revises 001, 002
 * -- palindrome: depends-on 005
 * -- palindrome: label billing
 * -- palindrome: irreversible drops the legacy ledger, exported before release 4
 * -- palindrome: lossy users.nick
 * }</pre>
 *
 * @param revises the parents, in the order written; empty for {@code revises base}, which says that there is none; null when it is not
 *     written
 * @param dependsOn what must be applied first without being a parent
 * @param labels names of the line of development that begins here
 * @param irreversible why there is no way back, or null when it is not written
 * @param lossy what its author accepts to lose, as written: a table, or a column behind its table
 * @param lines 1-based line on which each word stands first
 */
public record Directives(
        @Nullable List<String> revises,
        List<String> dependsOn,
        List<String> labels,
        @Nullable String irreversible,
        List<String> lossy,
        Map<Word, Integer> lines) {
    public Directives {
        revises = revises == null ? null : List.copyOf(revises);
        dependsOn = List.copyOf(dependsOn);
        labels = List.copyOf(labels);
        lossy = List.copyOf(lossy);
        lines = Map.copyOf(lines);
    }

    /** What may stand behind {@code -- palindrome:}. */
    public enum Word {
        REVISES("revises"),
        DEPENDS_ON("depends-on"),
        LABEL("label"),
        IRREVERSIBLE("irreversible"),
        LOSSY("lossy");

        private final String text;

        Word(String text) {
            this.text = text;
        }

        /** How it is written, for example {@code depends-on}. */
        public String text() {
            return text;
        }
    }

    /**
     * Reads the directives of a script. Nothing that looks like one is passed over in silence: a misspelt word, one behind the first
     * statement and one in a block comment are errors.
     *
     * <p>What is wrong with the script itself (a quote that is never closed) is left to {@link Script#parse} to say.
     *
     * @param name the file as messages show it
     * @param text the whole file
     * @throws PalindromeException with all that is wrong with its directives
     */
    public static Directives parse(String name, String text) {
        return parse(name, text, 1);
    }

    /**
     * Reads the directives of a part of a file.
     *
     * @param firstLine 1-based line of the file on which the text begins
     * @throws PalindromeException with all that is wrong with its directives
     */
    public static Directives parse(String name, String text, int firstLine) {
        return new DirectiveReader(name, text, firstLine).read();
    }

    /** The 1-based line on which a word stands first, or 0 when it is not written. */
    public int line(Word word) {
        return lines.getOrDefault(word, 0);
    }
}
