package dev.palindrome.revision;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Graphs of every shape, the same for the same seed. */
final class RandomGraphs {
    private final Random random;

    RandomGraphs(long seed) {
        this.random = new Random(seed);
    }

    /** Up to this many revisions, in no particular order of files. */
    RevisionGraph next(int most) {
        int count = 1 + random.nextInt(most);
        double branches = random.nextDouble() * 0.6;
        double merges = random.nextDouble() * 0.4;
        double bases = random.nextDouble() * 0.2;
        double dependencies = random.nextDouble() * 0.4;
        List<Revision> revisions = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        List<String> labels = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String id = String.format("%03dx%04x", i, random.nextInt(0x10000));
            Set<String> parents = new LinkedHashSet<>();
            Set<String> dependsOn = new LinkedHashSet<>();
            if (i > 0 && random.nextDouble() >= bases) {
                parents.add(random.nextDouble() < branches ? any(ids) : ids.get(i - 1));
                while (random.nextDouble() < merges) {
                    parents.add(any(ids));
                }
            }
            while (i > 0 && random.nextDouble() < dependencies) {
                dependsOn.add(!labels.isEmpty() && random.nextInt(4) == 0 ? any(labels) : any(ids));
            }
            Set<String> own = random.nextInt(8) == 0 ? Set.of("line" + i) : Set.of();
            labels.addAll(own);
            ids.add(id);
            SqlBody upgrade = SqlBody.of(id + ".sql", "");
            revisions.add(new Revision(
                    id, "", List.copyOf(parents), List.copyOf(dependsOn), own, upgrade, null, null, List.of()));
        }
        if (random.nextBoolean()) {
            Collections.shuffle(revisions, random);
        }
        return RevisionGraph.of(revisions, random.nextBoolean() ? IdRule.OPAQUE : IdRule.WORD);
    }

    /** Some revisions of a graph and all that they need. */
    Applied closed(RevisionGraph graph) {
        List<String> heads = new ArrayList<>();
        int count = random.nextInt(4);
        for (int i = 0; i < count; i++) {
            heads.add(any(graph.revisions()).id());
        }
        return Applied.of(graph, Graphs.ids(graph.closure(heads)));
    }

    /** Some revisions of a graph, whatever they need. */
    Applied withHoles(RevisionGraph graph) {
        BitSet chosen = new BitSet();
        List<String> ids = new ArrayList<>();
        graph.revisions().forEach(revision -> {
            chosen.set(ids.size(), random.nextBoolean());
            ids.add(revision.id());
        });
        return Applied.of(graph, chosen.stream().mapToObj(ids::get).toList());
    }

    <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    int upTo(int most) {
        return random.nextInt(most + 1);
    }
}
