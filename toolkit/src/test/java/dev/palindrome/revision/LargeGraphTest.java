package dev.palindrome.revision;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Ten thousand revisions: no recursion gives out, and what a command needs is there at once. */
class LargeGraphTest {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int LARGE = 10_000;
    private static final int SMALL = 1_000;

    @Test
    void aLongLineIsLoadedAndPlanned() {
        assertThat(upAndDown(line(LARGE))).isEqualTo(2 * LARGE);
    }

    @Test
    void aWideGraphIsLoadedAndPlanned() {
        assertThat(upAndDown(wide(LARGE))).isEqualTo(2 * LARGE);
    }

    @Test
    void aLineThatGoesRoundIsFound() {
        List<Revision> revisions = new ArrayList<>(line(LARGE));
        revisions.set(0, revision(0, List.of(id(LARGE - 1)), List.of()));
        assertThat(Cycles.of(new int[][] {{1}, {0}})).hasSize(1);
        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> RevisionGraph.of(revisions)))
                .hasMessageStartingWith("These revisions wait for each other in a cycle: ");
    }

    @Test
    @Tag("performance")
    void theTimeGrowsWithTheGraph() {
        for (int i = 0; i < 10; i++) {
            time(branched(SMALL, 50));
            time(branched(LARGE, 500));
        }
        double small = time(branched(SMALL, 50));
        double large = time(branched(LARGE, 500));
        double straight = time(line(LARGE));
        double broad = time(wide(LARGE));
        double tangled = time(tangled(LARGE));
        System.out.printf(
                "1,000 revisions: %.1f ms; 10,000 with 500 branches: %.1f ms, in a line: %.1f ms, all on one: %.1f ms,"
                        + " each with a dependency: %.1f ms%n",
                small, large, straight, broad, tangled);
        assertThat(Math.max(Math.max(large, straight), Math.max(broad, tangled)))
                .isLessThan(2_000);
        assertThat(large / small)
                .as("ten times the revisions; 100 would be quadratic")
                .isLessThan(30);
    }

    /** The best of some runs, in milliseconds of this thread's own time: the machine may have other things to do. */
    private static double time(List<Revision> revisions) {
        Duration best = Duration.ofDays(1);
        for (int i = 0; i < 10; i++) {
            long start = THREADS.getCurrentThreadCpuTime();
            upAndDown(revisions);
            Duration took = Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - start);
            best = took.compareTo(best) < 0 ? took : best;
        }
        return best.toNanos() / 1e6;
    }

    private static int upAndDown(List<Revision> revisions) {
        RevisionGraph graph = RevisionGraph.of(revisions, IdRule.OPAQUE);
        Plan up = Plan.upgrade(graph, Applied.none(graph), Target.parse(graph, "heads"));
        Plan down = Plan.downgrade(graph, Applied.all(graph), Target.parse(graph, "base"));
        return up.revisions().size() + down.revisions().size();
    }

    private static List<Revision> line(int count) {
        List<Revision> revisions = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            revisions.add(revision(i, i == 0 ? List.of() : List.of(id(i - 1)), List.of()));
        }
        return revisions;
    }

    private static List<Revision> wide(int count) {
        List<Revision> revisions = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            revisions.add(revision(i, i == 0 ? List.of() : List.of(id(0)), List.of()));
        }
        return revisions;
    }

    /** Lines that begin somewhere on others, half of them merged again. */
    private static List<Revision> branched(int count, int branches) {
        Random random = new Random(42);
        List<Revision> revisions = new ArrayList<>();
        List<String> ends = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            List<String> parents;
            if (i == 0) {
                parents = List.of();
                ends.add(id(0));
            } else if (i % (count / branches) == 0) {
                parents = List.of(id(random.nextInt(i)));
                ends.add(id(i));
            } else {
                int line = random.nextInt(ends.size());
                parents = i % (2 * count / branches) == 1 && ends.size() > 1
                        ? List.of(ends.remove(line), ends.remove(random.nextInt(ends.size())))
                        : List.of(ends.remove(line));
                ends.add(id(i));
            }
            revisions.add(revision(i, Set.copyOf(parents).stream().toList(), List.of()));
        }
        return revisions;
    }

    private static List<Revision> tangled(int count) {
        Random random = new Random(7);
        List<Revision> revisions = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            revisions.add(revision(
                    i, i < 2 ? List.of() : List.of(id(i - 2)), i < 2 ? List.of() : List.of(id(random.nextInt(i - 1)))));
        }
        return revisions;
    }

    private static String id(int number) {
        return String.format("r%05d", number);
    }

    private static Revision revision(int number, List<String> parents, List<String> dependsOn) {
        SqlBody upgrade = SqlBody.of(id(number) + ".sql", "");
        return new Revision(id(number), "", parents, dependsOn, Set.of(), upgrade, null, null, List.of());
    }
}
