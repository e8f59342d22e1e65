package dev.palindrome.ddl;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One statement of a script.
 *
 * @param sql its text, without a semicolon at its end
 * @param loss what data it may throw away, in words ({@code the rows of table public.users}), or null when it keeps all
 * @param lossy the tables, and columns behind their table, whose data it may throw away, as a revision declares them
 * @param caution what the rows have to be like so that it does not fail, a sentence for the person who has to see to it; or null
 * @param transactional whether it can run in a transaction
 * @param startsRevision whether what stands before it has to be committed first, so that it begins another revision
 */
public record DdlStatement(
        String sql,
        @Nullable String loss,
        List<String> lossy,
        @Nullable String caution,
        boolean transactional,
        boolean startsRevision) {
    public DdlStatement {
        lossy = List.copyOf(lossy);
    }

    /** A statement that loses nothing and runs in a transaction. */
    static DdlStatement of(String sql) {
        return new DdlStatement(sql, null, List.of(), null, true, false);
    }

    /** A statement that throws data away: that of some tables or columns, if it is theirs. */
    static DdlStatement losing(String sql, String loss, String... lossy) {
        return new DdlStatement(sql, loss, List.of(lossy), null, true, false);
    }

    /** A statement that cannot run in a transaction. */
    static DdlStatement alone(String sql) {
        return new DdlStatement(sql, null, List.of(), null, false, true);
    }

    /** The same statement with a word of caution. */
    DdlStatement with(@Nullable String words) {
        return new DdlStatement(sql, loss, lossy, words, transactional, startsRevision);
    }

    /** The same statement at the beginning of another revision. */
    DdlStatement later() {
        return new DdlStatement(sql, loss, lossy, caution, transactional, true);
    }

    /** The same statement in the revision of what stands before it. */
    DdlStatement together() {
        return new DdlStatement(sql, loss, lossy, caution, transactional, false);
    }
}
