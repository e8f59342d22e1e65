package dev.palindrome.revision;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Finds revisions that wait for each other. */
final class Cycles {
    private static final int MOST_REPORTED = 10;
    private final int[][] needs;

    private Cycles(int[][] needs) {
        this.needs = needs;
    }

    /** Cycles that share no revision, each as nodes of which each needs the next; at most ten. */
    static List<List<Integer>> of(int[][] needs) {
        return new Cycles(needs).find();
    }

    private List<List<Integer>> find() {
        List<List<Integer>> cycles = new ArrayList<>();
        BitSet left = new BitSet();
        left.set(0, needs.length);
        trim(left);
        while (!left.isEmpty() && cycles.size() < MOST_REPORTED) {
            List<Integer> cycle = follow(left);
            cycles.add(cycle);
            cycle.forEach(left::clear);
            trim(left);
        }
        return cycles;
    }

    /** Takes away, again and again, what needs nothing of the rest. */
    private void trim(BitSet left) {
        int[] waiting = new int[needs.length];
        List<List<Integer>> followers = new ArrayList<>();
        for (int node = 0; node < needs.length; node++) {
            followers.add(new ArrayList<>(1));
        }
        List<Integer> ready = new ArrayList<>();
        left.stream().forEach(node -> {
            for (int need : needs[node]) {
                if (left.get(need)) {
                    waiting[node]++;
                    followers.get(need).add(node);
                }
            }
            if (waiting[node] == 0) {
                ready.add(node);
            }
        });
        while (!ready.isEmpty()) {
            int node = ready.remove(ready.size() - 1);
            left.clear(node);
            for (int follower : followers.get(node)) {
                if (--waiting[follower] == 0) {
                    ready.add(follower);
                }
            }
        }
    }

    /** Each node that is left needs another that is left, so following them comes round. */
    private List<Integer> follow(BitSet left) {
        List<Integer> path = new ArrayList<>();
        int[] position = new int[needs.length];
        int node = left.nextSetBit(0);
        while (position[node] == 0) {
            path.add(node);
            position[node] = path.size();
            for (int need : needs[node]) {
                if (left.get(need)) {
                    node = need;
                    break;
                }
            }
        }
        return List.copyOf(path.subList(position[node] - 1, path.size()));
    }
}
