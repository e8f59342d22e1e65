package dev.palindrome.revision;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A SQL script.
 *
 * @param name the file as messages show it, relative to the history's directory
 * @param path where the file is, or null for a class path resource
 * @param text the script with its placeholders replaced; lines are as in the file, up to line {@code firstLine}
 * @param firstLine 1-based line of the file on which {@code text} begins; more than 1 when a file holds both directions
 * @param transaction how the layout's tool would run it
 * @param checksum Flyway's checksum of the file, or null when the layout has none
 * @param cuts the statements as the layout's tool cuts them out of {@code text}, in order; null when they end where PostgreSQL ends them
 */
public record SqlBody(
        String name,
        @Nullable Path path,
        String text,
        int firstLine,
        TransactionMode transaction,
        @Nullable Integer checksum,
        @Nullable List<Cut> cuts)
        implements Body {
    public SqlBody {
        cuts = cuts == null ? null : List.copyOf(cuts);
    }

    /** A script whose statements end where PostgreSQL ends them. */
    public SqlBody(
            String name,
            @Nullable Path path,
            String text,
            int firstLine,
            TransactionMode transaction,
            @Nullable Integer checksum) {
        this(name, path, text, firstLine, transaction, checksum, null);
    }

    /** A script in one transaction that does not come from a file; for tests and generated revisions. */
    public static SqlBody of(String name, String text) {
        return new SqlBody(name, null, text, 1, TransactionMode.DETECT, null);
    }

    /**
     * A part of a script that its tool sends as one message; it may hold several statements.
     *
     * @param start 0-based offset of its first character
     * @param end offset behind its last character
     */
    public record Cut(int start, int end) {}

    /** How a layout's tool runs a script. */
    public enum TransactionMode {
        /** In one transaction, unless a statement is found that PostgreSQL refuses in one: Flyway. */
        DETECT,
        /** As {@link #DETECT}, and a script that mixes both kinds of statements runs outside a transaction: Flyway's {@code mixed=true}. */
        DETECT_MIXED,
        /** In one transaction, come what may: diesel. */
        ALWAYS,
        /** Each statement commits by itself: Flyway's {@code executeInTransaction=false}, goose's {@code NO TRANSACTION}. */
        NEVER,
        /** As psql does: each statement commits by itself, and a transaction that the script leaves open is lost: sqitch. */
        PSQL,
        /** As one simple query message: a transaction if there is more than one statement: golang-migrate. */
        SIMPLE_QUERY
    }
}
