package dev.palindrome.proof;

import dev.palindrome.finding.Finding;
import dev.palindrome.proof.Trial.Likeness;
import dev.palindrome.revision.Revision;
import dev.palindrome.revision.RevisionGraph;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Runs branches in either order, in databases of their own: before each merge point, and for heads that stand side by side. One
 * production database has received one branch first, another the other; both must have the same schema. Where they do not, halving finds
 * the two revisions that cannot change places.
 *
 * <p>Branches are compared in pairs, which is {@code n (n - 1)} orders for n branches that meet. What they have in common is upgraded once
 * and copied. A limit keeps the cost in proportion to the history; what it leaves out is said.
 */
final class Confluence {
    /** How many scripts may be run for each revision of the history; a line of merged pairs takes four. */
    private static final int SCRIPTS_PER_REVISION = 20;

    /** In short histories nothing is left out. */
    private static final int SCRIPTS_AT_LEAST = 1000;

    private final Workshop workshop;
    private final List<Revision> order;
    private final Map<String, Walk.Step> steps = new LinkedHashMap<>();
    private final Map<List<String>, Finding> findings = new LinkedHashMap<>();
    private final ProofListener listener;
    private final int limit;

    /**
     * The comparison of a history's branches.
     *
     * @param steps what the walk learnt of the revisions that it could upgrade, in its order
     */
    Confluence(Workshop workshop, List<Walk.Step> steps, ProofListener listener) {
        this(workshop, steps, listener, Math.max(SCRIPTS_AT_LEAST, SCRIPTS_PER_REVISION * steps.size()));
    }

    /**
     * The same with another limit.
     *
     * @param limit after how many scripts no other pair is begun
     */
    Confluence(Workshop workshop, List<Walk.Step> steps, ProofListener listener, int limit) {
        this.workshop = workshop;
        this.limit = limit;
        this.order = workshop.scope().order().subList(0, steps.size());
        for (int index = 0; index < steps.size(); index++) {
            this.steps.put(order.get(index).id(), steps.get(index));
        }
        this.listener = listener;
    }

    /** Compares the branches that concern the proof and that the walk has reached; null when there are none. No other stage may be open. */
    @Nullable
    ConfluenceResult run() {
        Set<String> reached = order.stream().map(Revision::id).collect(Collectors.toSet());
        List<BranchPair> pairs = BranchPair.of(workshop.history().graph()).stream()
                .filter(pair -> pair.concerns(workshop.scope().concerned()) && pair.isWithin(reached))
                .toList();
        if (pairs.isEmpty()) {
            return null;
        }
        int compared = 0;
        listener.begin("confluence", pairs.size());
        try (Laboratory laboratory = new Laboratory(workshop)) {
            for (BranchPair pair : pairs) {
                if (laboratory.scripts() < limit) {
                    listener.visit(pair.right().get(pair.right().size() - 1));
                    compare(laboratory, pair);
                    compared++;
                }
            }
            listener.end();
            List<Finding> all = new ArrayList<>(findings.values());
            if (compared < pairs.size()) {
                all.add(ConfluenceFindings.incomplete(compared, pairs.size(), laboratory.scripts()));
            }
            return new ConfluenceResult(compared, pairs.size() - compared, laboratory.scripts(), all);
        }
    }

    private void compare(Laboratory laboratory, BranchPair pair) {
        Trial refused = laboratory.prepare(pair.common());
        if (refused != null) {
            needsMore(laboratory, pair, refused);
            return;
        }
        BothOrders both = new BothOrders(laboratory, pair, steps, workshop.descends());
        List<Revision> leftFirst = pair.leftFirst();
        List<Revision> rightFirst = pair.rightFirst();
        Trial left = both.left();
        Trial right = both.right();
        Likeness likeness = left.likenessTo(right);
        if (left.failed() != null && right.failed() != null) {
            List<Revision> walked = pair.asWalked(order);
            Trial expected = laboratory.run(pair.common(), walked);
            if (expected.failed() != null) {
                add(ConfluenceFindings.fails(expected));
                return;
            }
            differ(laboratory, pair, walked, expected, leftFirst, left, Likeness.DIFFERENT);
            differ(laboratory, pair, walked, expected, rightFirst, right, Likeness.DIFFERENT);
        } else if (left.failed() != null) {
            differ(laboratory, pair, rightFirst, right, leftFirst, left, Likeness.DIFFERENT);
        } else if (likeness != Likeness.SAME) {
            differ(laboratory, pair, leftFirst, left, rightFirst, right, likeness);
        }
        if (likeness != Likeness.DIFFERENT) {
            both.undone().forEach(this::add);
        }
    }

    private void differ(
            Laboratory laboratory,
            BranchPair pair,
            List<Revision> from,
            Trial expected,
            List<Revision> to,
            Trial found,
            Likeness worst) {
        Swap swap = Swap.between(from, expected, to, found, worst, order -> laboratory.run(pair.common(), order));
        add(ConfluenceFindings.differ(pair, swap, worst, order));
    }

    /** A revision fails where everything that it is said to need is applied, and nothing else of what the walk had applied. */
    private void needsMore(Laboratory laboratory, BranchPair pair, Trial refused) {
        Revision failed = Objects.requireNonNull(refused.failed());
        List<Revision> walked = order.subList(0, order.indexOf(failed) + 1);
        List<Revision> alone =
                new ArrayList<>(pair.common().subList(0, pair.common().indexOf(failed) + 1));
        walked.stream().filter(revision -> !alone.contains(revision)).forEach(alone::add);
        Trial expected = laboratory.run(List.of(), walked);
        Trial found = laboratory.run(List.of(), alone);
        if (expected.likenessTo(found) != Likeness.DIFFERENT) {
            add(ConfluenceFindings.fails(refused));
        } else {
            Swap swap = Swap.between(
                    walked, expected, alone, found, Likeness.DIFFERENT, order -> laboratory.run(List.of(), order));
            add(ConfluenceFindings.differ(joined(swap), swap, Likeness.DIFFERENT, order));
        }
    }

    /** What joins two revisions that were not looked for. */
    private BranchPair joined(Swap swap) {
        RevisionGraph graph = workshop.history().graph();
        Revision join = graph.ordered().stream()
                .filter(revision ->
                        graph.closure(List.of(revision.id())).containsAll(List.of(swap.first(), swap.second())))
                .findFirst()
                .orElse(null);
        return new BranchPair(join, List.of(), List.of(swap.first()), List.of(swap.second()));
    }

    /** Several pairs of branches may lead to the same two revisions. */
    private void add(ConfluenceFindings.Told told) {
        findings.putIfAbsent(told.key(), told.finding());
    }
}
