package dev.palindrome.migrate;

import dev.palindrome.finding.Code;
import dev.palindrome.finding.Finding;
import dev.palindrome.finding.Place;
import dev.palindrome.layout.History;
import dev.palindrome.revision.Revision;
import dev.palindrome.revision.RevisionGraph;
import dev.palindrome.revision.VersionKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What is wrong between a history and the rows of its table. */
record HistoryChecks(History history, HistoryTable table, HistoryState state) {

    /** Everything that forbids to act, in the order in which it should be put right. */
    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        state.failed().forEach(row -> findings.add(failed(row)));
        state.unknown().forEach(row -> findings.add(unknown(row)));
        for (Revision revision : history.graph().ordered()) {
            HistoryRow row = state.rows().get(revision.id());
            if (row != null) {
                Finding changed = changed(revision, row);
                if (changed != null) {
                    findings.add(changed);
                }
            }
        }
        return findings;
    }

    /** Revisions that were passed over. */
    List<Finding> holes() {
        RevisionGraph graph = history.graph();
        List<Finding> findings = new ArrayList<>();
        state.appliedTo(graph)
                .holes()
                .forEach((missing, above) -> findings.add(Finding.of(
                                Code.HISTORY_HOLE,
                                Place.of(missing.upgrade().name()),
                                "Revision " + missing.id() + " is not applied, but revision " + above.id()
                                        + ", which needs it, is.",
                                "If it may run after " + above.id()
                                        + ", run `palindrome upgrade --fill-holes`; else give it a version above"
                                        + " the applied ones.")
                        .about(missing.id())));
        return findings;
    }

    private Finding failed(HistoryRow row) {
        String version = row.version();
        if (version == null) {
            return Finding.of(
                    Code.HISTORY_FAILED_ROW,
                    Place.of(row.script()),
                    "The repeatable script " + row.script() + " did not finish: row " + row.rank() + " of "
                            + table.display() + " is marked as failed.",
                    "It ran outside a transaction, so a part of it may be in the database. Undo that by hand, then run"
                            + " `palindrome repair`, which removes the row, and upgrade again.");
        }
        Object key = VersionKey.of(version);
        Revision revision = history.graph().ordered().stream()
                .filter(known -> VersionKey.of(known.id()).equals(key))
                .findFirst()
                .orElse(null);
        String id = revision == null ? version : revision.id();
        HistoryRow downgrade = state.failedDowngrade(row);
        boolean down = downgrade != null;
        return Finding.of(
                        Code.HISTORY_FAILED_ROW,
                        Place.of(downgradeOrUpgrade(revision, row, down)),
                        "The " + (down ? "downgrade" : "upgrade") + " of revision " + id + " did not finish: row "
                                + row.rank() + " of " + table.display() + " is marked as failed.",
                        down
                                ? "It ran outside a transaction, so a part of it may be done. Bring the schema by hand back to how it is"
                                        + " with revision " + id
                                        + " applied, then run `palindrome repair`, which counts it as applied"
                                        + " again, and downgrade again."
                                : "It ran outside a transaction, so a part of it may be in the database. Undo that by hand, then run"
                                        + " `palindrome repair`, which removes the row, and upgrade again.")
                .about(id);
    }

    private static String downgradeOrUpgrade(@Nullable Revision revision, HistoryRow row, boolean down) {
        if (revision == null) {
            return row.script();
        }
        return down && revision.downgrade() != null
                ? revision.downgrade().name()
                : revision.upgrade().name();
    }

    private Finding unknown(HistoryRow row) {
        return Finding.of(
                        Code.HISTORY_UNKNOWN_REVISION,
                        Place.of(row.script()),
                        "The database has revision " + row.version() + " (" + row.script()
                                + ") applied, which this history does not" + " have: row " + row.rank() + " of "
                                + table.display() + ".",
                        "Use the release of the project that has it, or put its script back.")
                .about(Objects.requireNonNull(row.version()));
    }

    private @Nullable Finding changed(Revision revision, HistoryRow row) {
        HistoryRow resolved = HistoryTable.row(revision);
        if (row.checksum() == null
                || resolved.checksum() == null
                || row.checksum().equals(resolved.checksum())) {
            return null;
        }
        return Finding.of(
                        Code.HISTORY_CHECKSUM_CHANGED,
                        Place.of(resolved.script()),
                        "Revision " + revision.id() + " was changed after it was applied: the checksum of "
                                + resolved.script()
                                + " is " + resolved.checksum() + ", and " + row.checksum() + " in row " + row.rank()
                                + " of "
                                + table.display() + ".",
                        "Restore the file and put the change into a new revision; if the database already is as the file says, run"
                                + " `palindrome repair`.")
                .about(revision.id());
    }
}
