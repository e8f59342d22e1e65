package dev.palindrome.junit;

import dev.palindrome.finding.Code;
import java.util.Locale;

/**
 * What a proof looks at, as {@link MigrationContract} tests it and {@link MigrationTest} switches it on and off. Each kind of finding
 * belongs to one check.
 */
public enum Check {
    /** Files, names and directives are in order; there is one head, and versions run in an order that the graph allows. */
    GRAPH("the files and the graph are in order"),
    /** Up, down and up again, each revision restores what was there and makes the same schema twice. */
    ROUND_TRIP("every revision restores what was there and makes the same schema twice"),
    /** From the heads all the way down in place, and up again. */
    DESCENT("every downgrade runs in sequence, down to the base"),
    /** Branches give the same schema in either order. */
    CONFLUENCE("branches give the same schema in either order"),
    /** Repeatable scripts run at the heads, again and again, with the same result. */
    REPEATABLES("repeatable scripts run again and again with the same result"),
    /** Baselines make the schema of the revisions that they replace. */
    BASELINES("baselines make the schema of the revisions that they replace"),
    /** Rows that were there before a revision are there after its way up and down, unchanged, and none is left behind. */
    DATA("rows that were there before a revision are there after its way up and down"),
    /** Flyway's own {@code migrate} makes the same schema on an empty database. */
    FIDELITY("Flyway's own migrate makes the same schema"),
    /** The schema at the heads is what the model wants: entities, jOOQ's classes, or whatever is named as one. */
    MODEL("the schema at the heads is what the model wants"),
    /** What concerns no other check: objects of the whole server, accepted findings that no longer occur. */
    WHOLE("nothing else is found");

    private final String promise;

    Check(String promise) {
        this.promise = promise;
    }

    /** What holds when the check finds nothing: a clause without a full stop. */
    public String promise() {
        return promise;
    }

    /** The name in {@code junit-platform.properties} and of tests: {@code round-trip}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The check that findings of a kind belong to. Whoever adds a kind says so here, or this does not compile. */
    public static Check of(Code code) {
        return switch (code) {
            case USAGE,
                    NO_SUCH_DIRECTORY,
                    CONFIGURATION_INVALID,
                    LAYOUT_UNKNOWN,
                    LAYOUT_AMBIGUOUS,
                    CLASS_PATH_INVALID,
                    HISTORY_EMPTY,
                    LOCATION_CHOSEN,
                    FILE_UNREADABLE,
                    FILE_NOT_UTF8,
                    FILE_UNWRITABLE,
                    FILE_IGNORED,
                    FILE_LOOKS_LIKE_REVISION,
                    VERSION_DUPLICATE,
                    VERSION_ORDER,
                    DOWNGRADE_WITHOUT_UPGRADE,
                    DIRECTIVE_UNKNOWN,
                    DIRECTIVE_INVALID,
                    REVISION_NOT_RUNNABLE,
                    CHANGES_UNKNOWN,
                    CHANGES_LEFT_OUT,
                    SCRIPT_UNTERMINATED,
                    SCRIPT_META_COMMAND,
                    SCRIPT_COPY_DATA,
                    SCRIPT_MIXES_TRANSACTIONS,
                    PLACEHOLDER_UNKNOWN,
                    GRAPH_CYCLE,
                    GRAPH_DEPENDENCY_CYCLE,
                    GRAPH_SELF_LOOP,
                    GRAPH_DEPENDENCY_SELF_LOOP,
                    GRAPH_UNKNOWN_PARENT,
                    GRAPH_UNKNOWN_DEPENDENCY,
                    GRAPH_SEVERAL_HEADS,
                    DEPENDENCY_ELSEWHERE,
                    GRAPH_VERSION_ORDER,
                    ID_INVALID,
                    LABEL_DUPLICATE,
                    LABEL_INVALID,
                    PARENT_NOT_A_HEAD,
                    PARENT_DUPLICATE -> GRAPH;
            case UPGRADE_FAILED,
                    DOWNGRADE_MISSING,
                    DOWNGRADE_FAILED,
                    DOWNGRADE_DOES_NOT_RESTORE,
                    DOWNGRADE_EQUIVALENT,
                    SECOND_UPGRADE_FAILED,
                    SECOND_UPGRADE_DIFFERS,
                    IRREVERSIBLE_DECLARED,
                    NO_DOWNGRADES,
                    REVISIONS_NOT_REACHED -> ROUND_TRIP;
            case DESCENT_DOWNGRADE_FAILED,
                    DESCENT_DIFFERS,
                    DESCENT_BASE_NOT_EMPTY,
                    DESCENT_SECOND_UPGRADE_FAILED,
                    DESCENT_SECOND_UPGRADE_DIFFERS -> DESCENT;
            case CONFLUENCE_FAILED,
                    CONFLUENCE_DIFFERS,
                    CONFLUENCE_EQUIVALENT,
                    CONFLUENCE_DOWNGRADE_FAILED,
                    CONFLUENCE_DOWNGRADE_DIFFERS,
                    CONFLUENCE_INCOMPLETE -> CONFLUENCE;
            case REPEATABLE_FAILED, REPEATABLE_DIFFERS -> REPEATABLES;
            case BASELINE_FAILED, BASELINE_DIFFERS -> BASELINES;
            case DATA_LOST,
                    DATA_THROWN_AWAY,
                    DATA_LEFT_BEHIND,
                    DATA_LOSS_DECLARED,
                    DATA_TOUCHED,
                    DATA_SEQUENCE_SET_BACK,
                    DATA_UPGRADE_FAILED,
                    DATA_DOWNGRADE_FAILED,
                    DATA_SECOND_UPGRADE_FAILED,
                    DATA_SECOND_UPGRADE_DIFFERS,
                    DATA_ROWS_REFUSED,
                    DATA_NOT_SEEDED,
                    DATA_UNCHECKED,
                    SEED_WITHOUT_REVISION,
                    SEED_FAILED,
                    DECLARATION_STALE -> DATA;
            case FIDELITY_FAILED, FIDELITY_DIFFERS, FIDELITY_EQUIVALENT -> FIDELITY;
            case MODEL_INVALID, MODEL_EMPTY, MODEL_TABLE_TWICE, MODEL_DRIFT, MODEL_UNMAPPED -> MODEL;
            case TARGET_INVALID,
                    TARGET_UNKNOWN,
                    TARGET_UNKNOWN_BRANCH,
                    TARGET_NOT_IN_BRANCH,
                    TARGET_AMBIGUOUS_ID,
                    TARGET_SEVERAL_HEADS,
                    TARGET_SEVERAL_CURRENT,
                    TARGET_AMBIGUOUS_WALK,
                    TARGET_OUT_OF_RANGE,
                    TARGET_NOT_AN_ANCESTOR,
                    TARGETS_OVERLAP,
                    RANGE_INVALID,
                    RANGE_NOT_ALLOWED,
                    RANGE_MISSING,
                    STATEMENT_FAILED,
                    DATABASE_UNREACHABLE,
                    DATABASE_AUTHENTICATION,
                    DATABASE_VERSION_UNSUPPORTED,
                    DATABASE_PRIVILEGE,
                    DATABASE_MISSING,
                    DATABASE_IN_USE,
                    DATABASE_CHANGING,
                    SERVER_UNAVAILABLE,
                    TIMEOUT,
                    INTERNAL,
                    HISTORY_FAILED_ROW,
                    HISTORY_CHECKSUM_CHANGED,
                    HISTORY_UNKNOWN_REVISION,
                    HISTORY_HOLE,
                    HISTORY_LOCKED,
                    HISTORY_TABLE_MISSING,
                    HISTORY_NOT_AT_HEADS,
                    BACKUP_FAILED,
                    AUTOGENERATE_REFUSED,
                    AUTOGENERATE_DRIFT_REMAINS,
                    AUTOGENERATE_NEEDS_OTHERS,
                    CLUSTER_CHANGED,
                    NOTHING_CHECKED,
                    ACCEPTED_STALE,
                    DDL_RENAME_INVALID,
                    DDL_IMPOSSIBLE,
                    DDL_LOSES_DATA,
                    DDL_LOOKS_RENAMED -> WHOLE;
        };
    }
}
