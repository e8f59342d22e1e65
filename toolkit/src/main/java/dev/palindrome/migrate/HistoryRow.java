package dev.palindrome.migrate;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One row of Flyway's history table.
 *
 * @param rank {@code installed_rank}: the order in which things happened
 * @param version null for a repeatable script and for a row about schemas
 */
record HistoryRow(
        int rank,
        @Nullable String version,
        String description,
        String type,
        String script,
        @Nullable Integer checksum,
        boolean success) {
    private static final Set<String> SYNTHETIC = Set.of("SCHEMA", "BASELINE", "DELETE");

    boolean isDelete() {
        return type.equals("DELETE");
    }

    /** Flyway's {@code BASELINE}, or one of its {@code B} scripts. */
    boolean isBaseline() {
        return type.endsWith("BASELINE");
    }

    /** A row of Flyway's commercial undo, which says that a version is not applied any more. */
    boolean isUndo() {
        return type.startsWith("UNDO");
    }

    boolean isRepeatable() {
        return version == null && !SYNTHETIC.contains(type);
    }
}
