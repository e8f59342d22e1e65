package dev.palindrome.data;

import dev.palindrome.data.SeedTable.ForeignKey;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Why a table got fewer rows than it should have, in words. */
final class SeedReasons {
    static final String MISSING = "there is no such table";

    private SeedReasons() {}

    /** Of something that takes no rows; null for a table. */
    static @Nullable String ofKind(SeedTable table) {
        return switch (table.kind()) {
            case 'r' -> null;
            case 'p' -> table.leaves().isEmpty() ? "it is partitioned and has no partition of its own server" : null;
            case 'f' -> "it is a foreign table: its rows are kept elsewhere";
            case 'v' -> "it is a view";
            case 'm' -> "it is a materialized view";
            case 'S' -> "it is a sequence";
            case 'i', 'I' -> "it is an index";
            case 'c' -> "it is a composite type";
            default -> "it is no table";
        };
    }

    static String ofCycle(SeedTable table, List<SeedTable> stuck) {
        String around = stuck.stream().map(SeedTable::name).collect(Collectors.joining(", "));
        return "its foreign keys go round in a circle (" + around + ") and are neither nullable nor deferrable";
    }

    static String ofBackfill(ForeignKey key, SeedScript.Rows answer) {
        return "foreign key " + key.name() + " stayed null: " + said(answer);
    }

    static String ofRows(SeedTable table, int tries, int added, int wanted, SeedScript.Rows last) {
        String part = added == 0 ? "" : added + " of " + wanted + " rows: ";
        String by = " by " + tries + " tries";
        if (!last.failed()) {
            boolean refers = !table.foreignKeys().isEmpty();
            return part
                    + (refers
                            ? "no row of " + parents(table) + " is there or free for it"
                            : "a trigger or a rule kept the rows out");
        }
        return part
                + switch (last.state()) {
                    case "23514" ->
                        last.constraint().isEmpty()
                                ? said(last)
                                : "check " + last.constraint() + " was not satisfied" + by;
                    case "23505" -> "unique index " + last.constraint() + " was not satisfied" + by;
                    case "23P01" -> "exclusion constraint " + last.constraint() + " was not satisfied" + by;
                    case "23503" -> "foreign key " + last.constraint() + " was not satisfied" + by;
                    default -> said(last);
                };
    }

    private static String parents(SeedTable table) {
        return table.foreignKeys().stream()
                .map(ForeignKey::parent)
                .filter(parent -> !parent.equals(table.name()))
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private static String said(SeedScript.Rows answer) {
        return "PostgreSQL says: " + answer.message() + " (" + answer.state() + ")";
    }
}
