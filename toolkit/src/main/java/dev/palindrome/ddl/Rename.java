package dev.palindrome.ddl;

import dev.palindrome.finding.Code;
import dev.palindrome.finding.Finding;
import dev.palindrome.finding.PalindromeException;
import java.util.List;

/**
 * Says that an object is another one under a new name, which two snapshots cannot tell.
 *
 * @param old the old name, of one to three parts as PostgreSQL writes them: {@code users}, {@code public.users},
 *     {@code users.nick}, {@code public.users.nick}
 * @param name the new last part
 */
public record Rename(String old, String name) {
    /**
     * Reads {@code table.column=new}, {@code schema.table.column=new}, {@code table=new} or {@code schema.table=new}.
     *
     * @throws PalindromeException (configuration) if it is something else
     */
    public static Rename parse(String text) {
        int equals = text.lastIndexOf('=');
        if (equals > 0) {
            String old = text.substring(0, equals).strip();
            String name = text.substring(equals + 1).strip();
            List<String> parts = Names.parts(old);
            if (!name.isEmpty()
                    && Names.parts(name).size() == 1
                    && parts.size() <= 3
                    && parts.stream().noneMatch(String::isEmpty)) {
                return new Rename(old, name);
            }
        }
        throw new PalindromeException(
                PalindromeException.Category.CONFIGURATION,
                Finding.of(
                        Code.DDL_RENAME_INVALID,
                        null,
                        "\"" + text + "\" is not a renaming.",
                        "Write table.column=new or table=new, with the schema before the table where it is not public."));
    }

    /** The renaming that takes this one back. */
    public Rename inverse() {
        List<String> parts = Names.parts(old);
        String last = parts.get(parts.size() - 1);
        String before = String.join(".", parts.subList(0, parts.size() - 1));
        return new Rename(before.isEmpty() ? name : before + "." + name, last);
    }
}
