package dev.palindrome.revision;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Graphs written in a line of text for each revision. */
final class Graphs {
    private Graphs() {}

    /** Revisions, each its id, then its parents, {@code +} before what it depends on and {@code #} before its labels. */
    static List<Revision> revisions(String... lines) {
        return Arrays.stream(lines).map(Graphs::revision).toList();
    }

    static RevisionGraph of(String... lines) {
        return RevisionGraph.of(revisions(lines));
    }

    static RevisionGraph opaque(String... lines) {
        return RevisionGraph.of(revisions(lines), IdRule.OPAQUE);
    }

    static List<String> ids(List<Revision> revisions) {
        return revisions.stream().map(Revision::id).toList();
    }

    private static Revision revision(String line) {
        String[] words = line.split(" ");
        List<String> parents = new ArrayList<>();
        List<String> dependsOn = new ArrayList<>();
        Set<String> labels = new LinkedHashSet<>();
        for (String word : List.of(words).subList(1, words.length)) {
            switch (word.charAt(0)) {
                case '+' -> dependsOn.add(word.substring(1));
                case '#' -> labels.add(word.substring(1));
                default -> parents.add(word);
            }
        }
        SqlBody upgrade = SqlBody.of(words[0] + ".sql", "");
        return new Revision(words[0], "", parents, dependsOn, labels, upgrade, null, null, List.of());
    }
}
