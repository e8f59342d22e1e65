package dev.palindrome.proof;

import dev.palindrome.layout.History;
import dev.palindrome.revision.Revision;
import dev.palindrome.revision.RevisionGraph;
import dev.palindrome.revision.SqlBody;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A history of a few scripts, written where it is tested. */
final class TestHistory {
    private final List<Revision> revisions = new ArrayList<>();
    private final List<SqlBody> repeatables = new ArrayList<>();
    private final Map<String, SqlBody> baselines = new LinkedHashMap<>();

    /** Adds the next revision, 001, 002 and so on; null is no downgrade. */
    TestHistory then(String upgrade, @Nullable String downgrade) {
        return then(upgrade, downgrade, null);
    }

    TestHistory thenIrreversible(String upgrade, String reason) {
        return then(upgrade, null, reason);
    }

    TestHistory thenIrreversible(String upgrade, String downgrade, String reason) {
        return then(upgrade, downgrade, reason);
    }

    private TestHistory then(String upgrade, @Nullable String downgrade, @Nullable String irreversible) {
        String id = String.format("%03d", revisions.size() + 1);
        List<String> parents = revisions.isEmpty()
                ? List.of()
                : List.of(revisions.get(revisions.size() - 1).id());
        revisions.add(new Revision(
                id,
                "step",
                parents,
                List.of(),
                Set.of(),
                SqlBody.of("V" + id + "__step.sql", upgrade),
                downgrade == null ? null : SqlBody.of("U" + id + "__step.sql", downgrade),
                irreversible,
                List.of()));
        return this;
    }

    TestHistory add(Revision revision) {
        revisions.add(revision);
        return this;
    }

    /** Adds a revision of a graph; what it needs is {@code parent parent <dependency}. */
    TestHistory revision(String id, String needs, String upgrade, @Nullable String downgrade) {
        List<String> all = needs.isEmpty() ? List.of() : List.of(needs.split(" "));
        revisions.add(new Revision(
                id,
                "step",
                all.stream().filter(each -> !each.startsWith("<")).toList(),
                all.stream()
                        .filter(each -> each.startsWith("<"))
                        .map(each -> each.substring(1))
                        .toList(),
                Set.of(),
                SqlBody.of("V" + id + "__step.sql", upgrade),
                downgrade == null ? null : SqlBody.of("U" + id + "__step.sql", downgrade),
                null,
                List.of()));
        return this;
    }

    TestHistory repeatable(String script) {
        repeatables.add(SqlBody.of("R__script.sql", script));
        return this;
    }

    TestHistory baseline(String version, String script) {
        baselines.put(version, SqlBody.of("B" + version + "__baseline.sql", script));
        return this;
    }

    History history() {
        return new History(
                "flyway",
                null,
                RevisionGraph.of(revisions),
                repeatables,
                baselines,
                null,
                List.of(),
                new History.Bookkeeping(
                        null, "flyway_schema_history", "installed_rank integer primary key, version text"),
                List.of());
    }
}
