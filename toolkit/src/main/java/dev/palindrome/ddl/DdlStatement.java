package dev.palindrome.ddl;

import org.jspecify.annotations.Nullable;

/**
 * One statement of a script.
 *
 * @param sql its text, without a semicolon at its end
 * @param loss what data it may throw away, in words ({@code the rows of table public.users}), or null when it keeps all
 * @param transactional whether it can run in a transaction
 * @param startsRevision whether what stands before it has to be committed first, so that it begins another revision
 */
public record DdlStatement(String sql, @Nullable String loss, boolean transactional, boolean startsRevision) {
    /** A statement that loses nothing and runs in a transaction. */
    static DdlStatement of(String sql) {
        return new DdlStatement(sql, null, true, false);
    }

    /** A statement that throws data away. */
    static DdlStatement losing(String sql, String loss) {
        return new DdlStatement(sql, loss, true, false);
    }

    /** A statement that cannot run in a transaction. */
    static DdlStatement alone(String sql) {
        return new DdlStatement(sql, null, false, true);
    }

    /** The same statement at the beginning of another revision. */
    DdlStatement later() {
        return new DdlStatement(sql, loss, transactional, true);
    }
}
