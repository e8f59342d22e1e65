package dev.palindrome.migrate;

import dev.palindrome.layout.History;
import dev.palindrome.revision.Revision;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Puts the history table right after a person has put the schema right. */
record HistoryRepair(History history, HistoryTable table, Connection connection) {
    /** Repairs and says what was done. The caller commits. */
    List<String> repair(HistoryState state) throws SQLException {
        List<String> done = new ArrayList<>();
        for (HistoryRow row : state.failed()) {
            HistoryRow downgrade = state.failedDowngrade(row);
            if (downgrade == null) {
                table.delete(connection, row.rank());
                done.add(
                        row.version() == null
                                ? "Removed the failed row " + row.rank() + " of " + row.script() + "; it runs again."
                                : "Removed the failed row " + row.rank() + " of " + row.script() + "; revision "
                                        + row.version() + " is not applied.");
            } else {
                table.setSuccess(connection, row.rank(), true);
                table.delete(connection, downgrade.rank());
                done.add("Removed the mark of the failed downgrade of revision " + row.version() + " (row "
                        + downgrade.rank() + "); it is applied.");
            }
        }
        for (Revision revision : history.graph().ordered()) {
            HistoryRow row = state.rows().get(revision.id());
            HistoryRow resolved = HistoryTable.row(revision);
            if (row != null) {
                String differences = differences(row, resolved);
                if (!differences.isEmpty()) {
                    table.align(connection, row.rank(), resolved);
                    done.add("Aligned row " + row.rank() + " with " + resolved.script() + ": " + differences + ".");
                }
            }
        }
        return done;
    }

    private static String differences(HistoryRow row, HistoryRow resolved) {
        List<String> differences = new ArrayList<>();
        difference(differences, "checksum", row.checksum(), resolved.checksum());
        difference(differences, "description", row.description(), resolved.description());
        difference(differences, "type", row.type(), resolved.type());
        return String.join(", ", differences);
    }

    private static void difference(
            List<String> differences, String name, @Nullable Object before, @Nullable Object after) {
        if (!Objects.equals(before, after)) {
            differences.add(name + " " + before + " is now " + after);
        }
    }
}
