package dev.palindrome.finding;

import java.util.Locale;

/**
 * The kinds of finding. Names are stable: accepted-findings files, JSON reports and tests refer to {@link #id()}.
 *
 * <p>Add a constant in the group of its family; never rename or reuse one.
 */
public enum Code {
    // Usage and configuration, refused before any database work.
    USAGE(Severity.ERROR),
    NO_SUCH_DIRECTORY(Severity.ERROR),
    CONFIGURATION_INVALID(Severity.ERROR),
    LAYOUT_UNKNOWN(Severity.ERROR),
    LAYOUT_AMBIGUOUS(Severity.ERROR),
    CLASS_PATH_INVALID(Severity.ERROR),

    // Files and naming.
    HISTORY_EMPTY(Severity.ERROR),
    LOCATION_CHOSEN(Severity.INFO),
    FILE_UNREADABLE(Severity.ERROR),
    FILE_NOT_UTF8(Severity.ERROR),
    FILE_UNWRITABLE(Severity.ERROR),
    FILE_IGNORED(Severity.WARNING),
    FILE_LOOKS_LIKE_REVISION(Severity.ERROR),
    VERSION_DUPLICATE(Severity.ERROR),
    VERSION_ORDER(Severity.WARNING),
    DOWNGRADE_WITHOUT_UPGRADE(Severity.ERROR),
    DIRECTIVE_UNKNOWN(Severity.ERROR),
    DIRECTIVE_INVALID(Severity.ERROR),
    DECLARATION_STALE(Severity.WARNING),
    REVISION_NOT_RUNNABLE(Severity.ERROR),
    CHANGES_UNKNOWN(Severity.ERROR),
    CHANGES_LEFT_OUT(Severity.WARNING),

    // Rows of the user's own.
    SEED_WITHOUT_REVISION(Severity.ERROR),
    SEED_FAILED(Severity.ERROR),

    // Scripts.
    SCRIPT_UNTERMINATED(Severity.ERROR),
    SCRIPT_META_COMMAND(Severity.ERROR),
    SCRIPT_COPY_DATA(Severity.ERROR),
    SCRIPT_MIXES_TRANSACTIONS(Severity.ERROR),
    PLACEHOLDER_UNKNOWN(Severity.ERROR),
    STATEMENT_FAILED(Severity.ERROR),

    // The graph.
    GRAPH_CYCLE(Severity.ERROR),
    GRAPH_DEPENDENCY_CYCLE(Severity.ERROR),
    GRAPH_SELF_LOOP(Severity.ERROR),
    GRAPH_DEPENDENCY_SELF_LOOP(Severity.ERROR),
    GRAPH_UNKNOWN_PARENT(Severity.ERROR),
    GRAPH_UNKNOWN_DEPENDENCY(Severity.ERROR),
    GRAPH_SEVERAL_HEADS(Severity.ERROR),
    DEPENDENCY_ELSEWHERE(Severity.INFO),
    GRAPH_VERSION_ORDER(Severity.ERROR),
    ID_INVALID(Severity.ERROR),
    LABEL_DUPLICATE(Severity.ERROR),
    LABEL_INVALID(Severity.ERROR),
    PARENT_NOT_A_HEAD(Severity.ERROR),
    PARENT_DUPLICATE(Severity.ERROR),

    // Targets.
    TARGET_INVALID(Severity.ERROR),
    TARGET_UNKNOWN(Severity.ERROR),
    TARGET_UNKNOWN_BRANCH(Severity.ERROR),
    TARGET_NOT_IN_BRANCH(Severity.ERROR),
    TARGET_AMBIGUOUS_ID(Severity.ERROR),
    TARGET_SEVERAL_HEADS(Severity.ERROR),
    TARGET_SEVERAL_CURRENT(Severity.ERROR),
    TARGET_AMBIGUOUS_WALK(Severity.ERROR),
    TARGET_OUT_OF_RANGE(Severity.ERROR),
    TARGET_NOT_AN_ANCESTOR(Severity.ERROR),
    TARGETS_OVERLAP(Severity.ERROR),
    RANGE_INVALID(Severity.ERROR),
    RANGE_NOT_ALLOWED(Severity.ERROR),
    RANGE_MISSING(Severity.ERROR),

    // Servers.
    DATABASE_UNREACHABLE(Severity.ERROR),
    DATABASE_AUTHENTICATION(Severity.ERROR),
    DATABASE_VERSION_UNSUPPORTED(Severity.ERROR),
    DATABASE_PRIVILEGE(Severity.ERROR),
    DATABASE_MISSING(Severity.ERROR),
    DATABASE_IN_USE(Severity.ERROR),
    DATABASE_CHANGING(Severity.ERROR),
    SERVER_UNAVAILABLE(Severity.ERROR),
    TIMEOUT(Severity.ERROR),
    INTERNAL(Severity.ERROR),

    // State of a real database.
    HISTORY_FAILED_ROW(Severity.ERROR),
    HISTORY_CHECKSUM_CHANGED(Severity.ERROR),
    HISTORY_UNKNOWN_REVISION(Severity.ERROR),
    HISTORY_HOLE(Severity.ERROR),
    HISTORY_LOCKED(Severity.ERROR),
    HISTORY_TABLE_MISSING(Severity.ERROR),
    HISTORY_NOT_AT_HEADS(Severity.ERROR),
    BACKUP_FAILED(Severity.ERROR),

    // The round trip.
    UPGRADE_FAILED(Severity.ERROR),
    DOWNGRADE_MISSING(Severity.ERROR),
    DOWNGRADE_FAILED(Severity.ERROR),
    DOWNGRADE_DOES_NOT_RESTORE(Severity.ERROR),
    DOWNGRADE_EQUIVALENT(Severity.WARNING),
    SECOND_UPGRADE_FAILED(Severity.ERROR),
    SECOND_UPGRADE_DIFFERS(Severity.ERROR),
    IRREVERSIBLE_DECLARED(Severity.INFO),
    NO_DOWNGRADES(Severity.ERROR),
    REVISIONS_NOT_REACHED(Severity.ERROR),
    DESCENT_DOWNGRADE_FAILED(Severity.ERROR),
    DESCENT_DIFFERS(Severity.ERROR),
    DESCENT_BASE_NOT_EMPTY(Severity.ERROR),
    DESCENT_SECOND_UPGRADE_FAILED(Severity.ERROR),
    DESCENT_SECOND_UPGRADE_DIFFERS(Severity.ERROR),
    CONFLUENCE_FAILED(Severity.ERROR),
    CONFLUENCE_DIFFERS(Severity.ERROR),
    CONFLUENCE_EQUIVALENT(Severity.WARNING),
    CONFLUENCE_DOWNGRADE_FAILED(Severity.ERROR),
    CONFLUENCE_DOWNGRADE_DIFFERS(Severity.ERROR),
    CONFLUENCE_INCOMPLETE(Severity.WARNING),
    REPEATABLE_FAILED(Severity.ERROR),
    REPEATABLE_DIFFERS(Severity.ERROR),
    BASELINE_DIFFERS(Severity.ERROR),
    CLUSTER_CHANGED(Severity.WARNING),
    NOTHING_CHECKED(Severity.ERROR),
    ACCEPTED_STALE(Severity.ERROR),

    // Rows, before and after a revision's way up and down.
    DATA_LOST(Severity.ERROR),
    DATA_THROWN_AWAY(Severity.WARNING),
    DATA_LEFT_BEHIND(Severity.ERROR),
    DATA_LOSS_DECLARED(Severity.INFO),
    DATA_TOUCHED(Severity.INFO),
    DATA_SEQUENCE_SET_BACK(Severity.ERROR),
    DATA_UPGRADE_FAILED(Severity.WARNING),
    DATA_DOWNGRADE_FAILED(Severity.WARNING),
    DATA_SECOND_UPGRADE_FAILED(Severity.WARNING),
    DATA_SECOND_UPGRADE_DIFFERS(Severity.ERROR),
    DATA_ROWS_REFUSED(Severity.ERROR),
    DATA_NOT_SEEDED(Severity.INFO),
    DATA_UNCHECKED(Severity.INFO),

    // Flyway itself on the same history.
    FIDELITY_FAILED(Severity.ERROR),
    FIDELITY_DIFFERS(Severity.ERROR),
    FIDELITY_EQUIVALENT(Severity.WARNING),

    // Scripts that lead from one schema to another.
    DDL_RENAME_INVALID(Severity.ERROR),
    DDL_IMPOSSIBLE(Severity.ERROR),
    DDL_LOSES_DATA(Severity.ERROR),
    DDL_LOOKS_RENAMED(Severity.INFO),

    // Baselines.
    BASELINE_FAILED(Severity.ERROR),

    // Revisions that are written from a model.
    AUTOGENERATE_REFUSED(Severity.ERROR),
    AUTOGENERATE_DRIFT_REMAINS(Severity.ERROR),
    AUTOGENERATE_NEEDS_OTHERS(Severity.ERROR),

    // The model.
    MODEL_INVALID(Severity.ERROR),
    MODEL_EMPTY(Severity.ERROR),
    MODEL_TABLE_TWICE(Severity.ERROR),
    MODEL_DRIFT(Severity.ERROR),
    MODEL_UNMAPPED(Severity.INFO);

    private final Severity severity;

    Code(Severity severity) {
        this.severity = severity;
    }

    /** The severity that a finding of this kind has unless something is known that changes it. */
    public Severity severity() {
        return severity;
    }

    /** The stable name in reports, for example {@code downgrade-does-not-restore}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
