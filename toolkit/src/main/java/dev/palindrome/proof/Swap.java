package dev.palindrome.proof;

import dev.palindrome.proof.Trial.Likeness;
import dev.palindrome.revision.Revision;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Two neighbouring revisions of an order that change what comes of it when they change places: the smallest reason why two orders come
 * to different ends.
 *
 * @param first the one that runs first in the order that is as expected
 * @param second the one that runs first in the other order
 * @param as what comes of the order in which {@code first} runs first
 * @param otherwise what comes of the order in which {@code second} runs first
 */
record Swap(Revision first, Revision second, Trial as, Trial otherwise) {
    /**
     * Finds such a pair by halving: first which revision, brought forward to where the other order has it, makes the difference, then
     * which neighbour it must not overtake. Costs as many trials as two logarithms of the number of revisions, and each order that is
     * tried is one that the graph allows if the two given are.
     *
     * @param from the order that is as expected
     * @param expected what comes of it
     * @param to another order of the same revisions
     * @param found what comes of that one
     * @param worst how unlike the two are; orders that are less unlike count as expected
     * @param trial runs an order
     */
    static Swap between(
            List<Revision> from,
            Trial expected,
            List<Revision> to,
            Trial found,
            Likeness worst,
            Function<List<Revision>, Trial> trial) {
        Search moved = new Search(expected, found, worst);
        int brought = moved.run(0, to.size(), count -> trial.apply(broughtForward(from, to, count)));
        List<Revision> before = broughtForward(from, to, brought);
        Revision mover = to.get(brought);
        int start = before.indexOf(mover);
        Search overtaken = new Search(moved.as, moved.otherwise, worst, expected);
        int steps = overtaken.run(0, start - brought, count -> trial.apply(overtaking(before, mover, start - count)));
        return new Swap(before.get(start - steps - 1), mover, overtaken.as, overtaken.otherwise);
    }

    /** The first revisions of one order, then the others in the order that they have in the other. */
    private static List<Revision> broughtForward(List<Revision> from, List<Revision> to, int count) {
        List<Revision> order = new ArrayList<>(to.subList(0, count));
        Set<String> there = order.stream().map(Revision::id).collect(Collectors.toCollection(HashSet::new));
        from.stream().filter(revision -> !there.contains(revision.id())).forEach(order::add);
        return order;
    }

    private static List<Revision> overtaking(List<Revision> order, Revision mover, int position) {
        List<Revision> other = new ArrayList<>(order);
        other.remove(mover);
        other.add(position, mover);
        return other;
    }

    /** Halves a range at whose low end all is as expected and at whose high end it is not. */
    private static final class Search {
        private final Trial expected;
        private final Likeness worst;
        private Trial as;
        private Trial otherwise;

        Search(Trial as, Trial otherwise, Likeness worst) {
            this(as, otherwise, worst, as);
        }

        Search(Trial as, Trial otherwise, Likeness worst, Trial expected) {
            this.as = as;
            this.otherwise = otherwise;
            this.worst = worst;
            this.expected = expected;
        }

        /** The last place at which all is still as expected. */
        int run(int low, int high, Function<Integer, Trial> at) {
            while (high - low > 1) {
                int middle = (low + high) / 2;
                Trial trial = at.apply(middle);
                if (trial.likenessTo(expected).compareTo(worst) < 0) {
                    low = middle;
                    as = trial;
                } else {
                    high = middle;
                    otherwise = trial;
                }
            }
            return low;
        }
    }
}
