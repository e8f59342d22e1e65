package dev.palindrome.revision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.palindrome.finding.PalindromeException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/** What holds of every plan, on graphs of every shape. */
class PlanPropertyTest {
    private static final int GRAPHS = 2_000;
    private static final int MOST_REVISIONS = 60;

    @Test
    void anUpgradeIsATopologicalOrderOfWhatIsMissing() {
        forAll((graphs, graph) -> {
            Applied applied = graphs.closed(graph);
            Revision target = graphs.any(graph.revisions());
            Plan plan = Plan.upgrade(graph, applied, Target.parse(graph, target.id()));
            assertRuns(graph, applied, plan);
            assertThat(plan.after(applied).ids())
                    .isEqualTo(union(applied.ids(), Graphs.ids(graph.closure(List.of(target.id())))));
        });
    }

    @Test
    void aDowngradeTakesBackWhatStandsOnTheChildren() {
        forAll((graphs, graph) -> {
            Applied applied = graphs.closed(graph);
            if (applied.ids().isEmpty()) {
                return;
            }
            Revision target = graphs.any(applied.revisions());
            Set<String> above = new HashSet<>(Graphs.ids(graph.descendants(Graphs.ids(graph.children(target)))));
            above.retainAll(applied.ids());
            if (above.isEmpty() && !applied.heads().contains(target.id())) {
                return; // only a dependency of another line: refused, see below
            }
            Plan plan = Plan.downgrade(graph, applied, Target.parse(graph, target.id()));
            assertRuns(graph, applied, plan);
            assertThat(new HashSet<>(Graphs.ids(plan.revisions()))).isEqualTo(above);
            assertThat(plan.after(applied).holes()).isEmpty();
        });
    }

    @Test
    void whatWasUpgradedCanBeTakenBackInTheOppositeOrder() {
        forAll((graphs, graph) -> {
            Applied applied = graphs.closed(graph);
            Plan up = Plan.upgrade(graph, applied, Target.parse(graph, "heads"));
            assertThat(up.after(applied)).isEqualTo(Applied.all(graph));
            assertThat(up.after(applied).isAtHeads()).isTrue();
            List<Revision> back = new ArrayList<>(up.revisions());
            Collections.reverse(back);
            Plan down = new Plan(Direction.DOWNGRADE, back);
            assertRuns(graph, up.after(applied), down);
            assertThat(down.after(up.after(applied))).isEqualTo(applied);
        });
    }

    @Test
    void downgradeToTheBaseIsTheInverseOfUpgradeToTheHeads() {
        forAll((graphs, graph) -> {
            Applied none = Applied.none(graph);
            Plan up = Plan.upgrade(graph, none, Target.parse(graph, "heads"));
            Plan down = Plan.downgrade(graph, up.after(none), Target.parse(graph, "base"));
            assertRuns(graph, up.after(none), down);
            List<Revision> back = new ArrayList<>(down.revisions());
            Collections.reverse(back);
            assertThat(back).isEqualTo(up.revisions());
            assertThat(down.after(up.after(none))).isEqualTo(none);
        });
    }

    @Test
    void theRowsOfHeadsFollowTheSetOfAppliedRevisions() {
        forAll((graphs, graph) -> {
            Applied applied = graphs.closed(graph);
            HeadRows rows = HeadRows.of(graph, applied.heads());
            Plan up = Plan.upgrade(
                    graph,
                    applied,
                    Target.parse(graph, graphs.any(graph.revisions()).id()));
            for (Revision revision : up.revisions()) {
                rows.apply(Direction.UPGRADE, revision);
                applied = applied.with(List.of(revision.id()));
                assertThat(rows.heads()).isEqualTo(new LinkedHashSet<>(applied.heads()));
            }
            Plan down = Plan.downgrade(graph, applied, Target.parse(graph, "base"));
            for (Revision revision : down.revisions()) {
                rows.apply(Direction.DOWNGRADE, revision);
                applied = applied.without(List.of(revision.id()));
                assertThat(rows.heads()).isEqualTo(new LinkedHashSet<>(applied.heads()));
            }
            assertThat(rows.heads()).isEmpty();
        });
    }

    @Test
    void headsAndTheirClosureAreTheSameState() {
        forAll((graphs, graph) -> {
            Applied applied = graphs.closed(graph);
            assertThat(applied.holes()).isEmpty();
            assertThat(Applied.ofHeads(graph, applied.heads())).isEqualTo(applied);
        });
    }

    @Test
    void holesAreFilledInAnOrderThatTheGraphAllows() {
        forAll((graphs, graph) -> {
            Applied applied = graphs.withHoles(graph);
            Set<String> needed = new HashSet<>(Graphs.ids(graph.closure(applied.ids())));
            needed.removeAll(applied.ids());
            assertThat(new HashSet<>(Graphs.ids(List.copyOf(applied.holes().keySet()))))
                    .isEqualTo(needed);
            applied.holes().forEach((hole, above) -> assertThat(
                            graph.closure(List.of(above.id())).contains(hole))
                    .isTrue());
            Plan plan = Plan.upgrade(graph, applied, Target.parse(graph, "heads"));
            assertThat(plan.after(applied)).isEqualTo(Applied.all(graph));
            assertOrdered(graph, plan.revisions());
        });
    }

    @Test
    void stepsFromARevisionAreChildrenOfChildren() {
        forAll((graphs, graph) -> {
            Revision start = graphs.any(graph.revisions());
            int steps = 1 + graphs.upTo(4);
            Revision expected = start;
            for (int i = 0; i < steps && expected != null; i++) {
                List<Revision> children = graph.children(expected);
                expected = children.size() == 1 ? children.get(0) : null;
            }
            List<Revision> found;
            try {
                found = graph.resolve(start.id() + "+" + steps);
            } catch (PalindromeException refused) {
                found = List.of();
            }
            assertThat(found).isEqualTo(expected == null ? List.of() : List.of(expected));
        });
    }

    @Test
    void aStampLeadsToTheTargetAndKeepsOtherLines() {
        forAll((graphs, graph) -> {
            Applied applied = graphs.closed(graph);
            Revision target = graphs.any(graph.revisions());
            Stamp stamp = Plan.stamp(graph, applied, List.of(target.id()));
            assertThat(stamp.after().contains(target.id())).isTrue();
            assertThat(stamp.after().holes()).isEmpty();
            Set<String> line = new HashSet<>(Graphs.ids(graph.descendants(List.of(target.id()))));
            line.addAll(Graphs.ids(graph.closure(List.of(target.id()))));
            for (String head : applied.heads()) {
                if (!line.contains(head)) {
                    assertThat(stamp.after().contains(head)).isTrue();
                }
            }
            assertOrdered(graph, stamp.added());
            assertThat(applied.with(Graphs.ids(stamp.added())).without(Graphs.ids(stamp.removed())))
                    .isEqualTo(stamp.after());
        });
    }

    @Test
    void everyHistoryIsListedNewestFirst() {
        forAll((graphs, graph) -> {
            List<Revision> all = new ArrayList<>(graph.history(RevisionRange.ALL, Applied.none(graph)));
            assertThat(all).hasSameSizeAs(graph.revisions());
            assertThat(new HashSet<>(Graphs.ids(all))).isEqualTo(new HashSet<>(Graphs.ids(graph.revisions())));
            Collections.reverse(all);
            assertOrdered(graph, all);
            assertOrdered(graph, graph.ordered());
        });
    }

    private static void forAll(BiConsumer<RandomGraphs, RevisionGraph> property) {
        for (long seed = 0; seed < GRAPHS; seed++) {
            RandomGraphs graphs = new RandomGraphs(seed);
            RevisionGraph graph = graphs.next(MOST_REVISIONS);
            try {
                property.accept(graphs, graph);
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
            }
        }
    }

    /** Each revision can run when its turn comes, and everything that ran was to run. */
    private static void assertRuns(RevisionGraph graph, Applied applied, Plan plan) {
        Set<String> state = new HashSet<>(applied.ids());
        for (Revision revision : plan.revisions()) {
            if (plan.direction() == Direction.UPGRADE) {
                assertThat(state.containsAll(Graphs.ids(graph.needs(revision))))
                        .as(revision.id())
                        .isTrue();
                assertThat(state.add(revision.id())).isTrue();
            } else {
                assertThat(Collections.disjoint(state, Graphs.ids(graph.dependents(revision))))
                        .as(revision.id())
                        .isTrue();
                assertThat(state.remove(revision.id())).isTrue();
            }
        }
        assertThat(plan.after(applied).ids()).isEqualTo(state);
    }

    private static void assertOrdered(RevisionGraph graph, List<Revision> order) {
        Set<String> later = new HashSet<>(Graphs.ids(order));
        for (Revision revision : order) {
            assertThat(Collections.disjoint(later, Graphs.ids(graph.needs(revision))))
                    .as(revision.id())
                    .isTrue();
            later.remove(revision.id());
        }
    }

    private static Set<String> union(Set<String> first, List<String> second) {
        Set<String> union = new HashSet<>(first);
        union.addAll(second);
        return union;
    }
}
