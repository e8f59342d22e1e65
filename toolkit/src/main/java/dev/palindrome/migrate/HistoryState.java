package dev.palindrome.migrate;

import dev.palindrome.revision.Applied;
import dev.palindrome.revision.Revision;
import dev.palindrome.revision.RevisionGraph;
import dev.palindrome.revision.VersionKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the rows of the history table mean for a history: the set of applied revisions, read as Flyway reads them.
 *
 * @param applied ids of the applied revisions, in the history's order, those that a baseline stands for included
 * @param baselined ids of those that a baseline stands for and no row of their own
 * @param baseline version of the highest baseline, or null
 * @param rows the row that applied a revision, by id
 * @param failed rows of upgrades that did not finish; not applied
 * @param failedDowngrades {@code DELETE} rows of downgrades that did not finish, whose revisions are among {@code failed} too
 * @param unknown rows of versions that the history does not have, not deleted since
 * @param repeatables the row that ran a repeatable script last, by description
 */
record HistoryState(
        Set<String> applied,
        Set<String> baselined,
        @Nullable String baseline,
        Map<String, HistoryRow> rows,
        List<HistoryRow> failed,
        List<HistoryRow> failedDowngrades,
        List<HistoryRow> unknown,
        Map<String, HistoryRow> repeatables) {

    static HistoryState of(RevisionGraph graph, List<HistoryRow> rows) {
        Map<Object, HistoryRow> byVersion = new LinkedHashMap<>();
        Map<String, HistoryRow> repeatables = new LinkedHashMap<>();
        List<HistoryRow> failedDowngrades = new ArrayList<>();
        String baseline = null;
        for (HistoryRow row : rows) {
            String version = row.version();
            if (version == null) {
                if (row.isDelete() && row.success()) {
                    repeatables.remove(row.description());
                } else if (row.isRepeatable()) {
                    repeatables.put(row.description(), row);
                }
            } else if (row.isDelete() && !row.success()) {
                failedDowngrades.add(row);
            } else if (row.isDelete() || row.isUndo()) {
                byVersion.remove(VersionKey.of(version));
            } else if (row.isBaseline()) {
                baseline = baseline == null || VersionKey.isAtOrBelow(baseline, version) ? version : baseline;
            } else {
                byVersion.put(VersionKey.of(version), row);
            }
        }
        return read(graph, byVersion, repeatables, failedDowngrades, baseline);
    }

    private static HistoryState read(
            RevisionGraph graph,
            Map<Object, HistoryRow> byVersion,
            Map<String, HistoryRow> repeatables,
            List<HistoryRow> failedDowngrades,
            @Nullable String baseline) {
        Set<String> applied = new LinkedHashSet<>();
        Set<String> baselined = new LinkedHashSet<>();
        Map<String, HistoryRow> own = new LinkedHashMap<>();
        List<HistoryRow> failed = new ArrayList<>();
        for (Revision revision : graph.ordered()) {
            HistoryRow row = byVersion.remove(VersionKey.of(revision.id()));
            if (row != null && row.success()) {
                applied.add(revision.id());
                own.put(revision.id(), row);
            } else if (row != null) {
                failed.add(row);
            } else if (baseline != null && VersionKey.isAtOrBelow(revision.id(), baseline)) {
                applied.add(revision.id());
                baselined.add(revision.id());
            }
        }
        List<HistoryRow> unknown = new ArrayList<>();
        for (HistoryRow row : byVersion.values()) {
            (row.success() ? unknown : failed).add(row);
        }
        repeatables.values().stream().filter(row -> !row.success()).forEach(failed::add);
        return new HistoryState(applied, baselined, baseline, own, failed, failedDowngrades, unknown, repeatables);
    }

    /** The mark of the downgrade that left this row as failed, or null when its upgrade did. */
    @Nullable
    HistoryRow failedDowngrade(HistoryRow row) {
        return failedDowngrades.stream()
                .filter(mark -> mark.rank() > row.rank() && row.version() != null)
                .filter(mark -> VersionKey.of(String.valueOf(mark.version()))
                        .equals(VersionKey.of(String.valueOf(row.version()))))
                .findFirst()
                .orElse(null);
    }

    /** The applied revisions, for plans. */
    Applied appliedTo(RevisionGraph graph) {
        return Applied.of(graph, applied);
    }
}
