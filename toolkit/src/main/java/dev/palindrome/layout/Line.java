package dev.palindrome.layout;

import dev.palindrome.finding.Code;
import dev.palindrome.finding.Finding;
import dev.palindrome.finding.PalindromeException;
import dev.palindrome.finding.Place;
import dev.palindrome.revision.Revision;
import dev.palindrome.revision.RevisionGraph;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Turns revisions in version order into a graph: each revises the one before it unless its author says otherwise. */
final class Line {
    private Line() {}

    /**
     * The graph of these revisions.
     *
     * @param drafts in the layout's order
     * @param versionOf what an id that an author wrote stands for, or null when it is no version of the layout
     * @throws PalindromeException with everything that is wrong, if anything is
     */
    static RevisionGraph graph(List<Draft> drafts, Function<String, @Nullable Object> versionOf, Problems problems) {
        Map<Object, String> idOf = new HashMap<>();
        drafts.forEach(draft -> idOf.put(draft.version(), draft.id()));
        List<Revision> revisions = new ArrayList<>(drafts.size());
        String previous = null;
        for (Draft draft : drafts) {
            Declarations declared = draft.declared();
            List<String> written = declared.revises();
            List<String> parents = written != null
                    ? resolve(written, idOf, versionOf)
                    : previous == null ? List.of() : List.of(previous);
            revisions.add(new Revision(
                    draft.id(),
                    draft.description(),
                    parents,
                    resolve(declared.dependsOn(), idOf, versionOf),
                    declared.labels(),
                    draft.upgrade(),
                    declared.downgrade(draft.downgrade()),
                    declared.irreversible(),
                    declared.lossy()));
            previous = draft.id();
        }
        RevisionGraph graph = null;
        try {
            graph = RevisionGraph.of(revisions);
        } catch (PalindromeException e) {
            problems.add(e);
        }
        problems.throwIfErrors();
        return java.util.Objects.requireNonNull(graph);
    }

    /** What is said of a directory without revisions. */
    static Finding empty(Path directory, Layout layout) {
        return Finding.of(
                Code.HISTORY_EMPTY,
                Place.of(directory.toString()),
                "There is no revision in " + directory + ".",
                "Name the directory in which the revisions are; one of the layout " + layout.name() + " looks like "
                        + layout.example() + ".");
    }

    /** Ids as the files show them, for ids as an author wrote them; one that is not known stays as it is. */
    private static List<String> resolve(
            List<String> written, Map<Object, String> idOf, Function<String, @Nullable Object> versionOf) {
        return written.stream()
                .map(id -> {
                    Object version = versionOf.apply(id);
                    return version == null ? id : idOf.getOrDefault(version, id);
                })
                .toList();
    }
}
