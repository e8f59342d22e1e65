package dev.palindrome.migrate;

import dev.palindrome.finding.Code;
import dev.palindrome.finding.Finding;
import dev.palindrome.finding.PalindromeException;
import dev.palindrome.finding.PalindromeException.Category;
import dev.palindrome.layout.History;
import dev.palindrome.revision.Applied;
import dev.palindrome.revision.Plan;
import dev.palindrome.revision.Revision;
import dev.palindrome.revision.Stamp;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Writes down where a database stands without running anything: a row for each revision, so that Flyway agrees. */
record HistoryStamp(History history, HistoryTable table, Connection connection) {
    /** Stamps. The caller commits. */
    Stamped stamp(List<String> targets, boolean purge) throws SQLException {
        int erased = purge ? table.purge(connection) : 0;
        HistoryState state = HistoryState.of(history.graph(), table.read(connection));
        refuseUnsound(new HistoryChecks(history, table, state));
        Stamp stamp = Plan.stamp(history.graph(), state.appliedTo(history.graph()), targets);
        refuseBaselined(stamp, state);
        Applied after = stamp.after();
        for (Revision revision : stamp.removed()) {
            HistoryRow row = Objects.requireNonNull(state.rows().get(revision.id()));
            table.insert(connection, row, "DELETE", Duration.ZERO, true);
        }
        for (Revision revision : stamp.added()) {
            HistoryTable.requireRoom(revision);
            HistoryRow row = HistoryTable.row(revision);
            table.insert(connection, row, row.type(), Duration.ZERO, true);
        }
        return new Stamped(erased, ids(stamp.added()), ids(stamp.removed()), after.heads());
    }

    /** A changed file is no obstacle: nothing runs. */
    private static void refuseUnsound(HistoryChecks checks) {
        List<Finding> findings = checks.unreadable();
        if (!findings.isEmpty()) {
            throw new PalindromeException(Category.FAILED, findings, null);
        }
    }

    private static void refuseBaselined(Stamp stamp, HistoryState state) {
        List<Finding> findings = new ArrayList<>();
        for (Revision revision : stamp.removed()) {
            if (state.baselined().contains(revision.id())) {
                findings.add(Finding.of(
                                Code.TARGET_INVALID,
                                null,
                                "Revision " + revision.id() + " cannot be stamped away: the baseline "
                                        + state.baseline() + " stands for it.",
                                "Stamp the baseline or a revision above it, or add --purge, which erases the baseline"
                                        + " too.")
                        .about(revision.id()));
            }
        }
        if (!findings.isEmpty()) {
            throw new PalindromeException(Category.FAILED, findings, null);
        }
    }

    private static List<String> ids(List<Revision> revisions) {
        return revisions.stream().map(Revision::id).toList();
    }
}
