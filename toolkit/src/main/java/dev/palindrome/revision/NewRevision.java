package dev.palindrome.revision;

import dev.palindrome.finding.Code;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where a revision that is about to be written will stand: what {@code revision} and {@code merge} put into its file.
 *
 * <pre>{@code
 * NewRevision.Request request = NewRevision.request("005").onto(List.of("billing@head")).labelled(List.of("invoices"));
 * NewRevision revision = NewRevision.plan(graph, request);   // revision.parents(), revision.dependsOn() …
 * }</pre>
 *
 * @param id of the new revision
 * @param parents ids, in the order asked for; several make a merge point
 * @param dependsOn ids, or labels where they were asked for by label
 * @param labels of the line that begins here
 * @param headsAfter ids of the history's heads once it is there
 */
public record NewRevision(
        String id, List<String> parents, List<String> dependsOn, List<String> labels, List<String> headsAfter) {
    public NewRevision {
        parents = List.copyOf(parents);
        dependsOn = List.copyOf(dependsOn);
        labels = List.copyOf(labels);
        headsAfter = List.copyOf(headsAfter);
    }

    /**
     * What is asked for.
     *
     * @param id of the new revision
     * @param onto targets that it revises: {@code head} by default, {@code base} for none, several for a merge
     * @param splice whether it may revise one that is not a head, which makes a branch
     * @param labels for the line that begins here
     * @param dependsOn targets that must be applied first
     */
    public record Request(String id, List<String> onto, boolean splice, List<String> labels, List<String> dependsOn) {
        public Request {
            onto = List.copyOf(onto);
            labels = List.copyOf(labels);
            dependsOn = List.copyOf(dependsOn);
        }

        /** On other revisions. */
        public Request onto(List<String> targets) {
            return new Request(id, targets, splice, labels, dependsOn);
        }

        /** On revisions that need not be heads. */
        public Request spliced(boolean spliced) {
            return new Request(id, onto, spliced, labels, dependsOn);
        }

        /** With labels. */
        public Request labelled(List<String> names) {
            return new Request(id, onto, splice, names, dependsOn);
        }

        /** With dependencies. */
        public Request dependingOn(List<String> targets) {
            return new Request(id, onto, splice, labels, targets);
        }
    }

    /** A revision on the only head. */
    public static Request request(String id) {
        return new Request(id, List.of("head"), false, List.of(), List.of());
    }

    /**
     * Finds out where it stands, and refuses what would not make a sound graph.
     *
     * @throws dev.palindrome.finding.PalindromeException if a target means nothing or several heads, a parent is named twice or is not a
     *     head and nothing was said of splicing, or the id or a label is taken or cannot be one
     */
    public static NewRevision plan(RevisionGraph graph, Request request) {
        refuseId(graph, request.id());
        List<Revision> parents = graph.resolve(request.onto());
        refuseTwice(parents);
        if (!request.splice()) {
            parents.forEach(parent -> refuseNotAHead(graph, parent, parents));
        }
        List<String> dependsOn = new ArrayList<>();
        for (String dependency : request.dependsOn()) {
            dependsOn.add(dependency(graph, dependency));
        }
        Revision added = new Revision(
                request.id(),
                "",
                parents.stream().map(Revision::id).toList(),
                dependsOn,
                Set.copyOf(request.labels()),
                SqlBody.of("the new revision", ""),
                null,
                null,
                List.of());
        List<Revision> all = new ArrayList<>(graph.revisions());
        all.add(added);
        RevisionGraph after = RevisionGraph.of(all, graph.idRule());
        return new NewRevision(
                added.id(),
                added.parents(),
                dependsOn,
                List.copyOf(new LinkedHashSet<>(request.labels())),
                after.heads().stream().map(Revision::id).toList());
    }

    private static void refuseId(RevisionGraph graph, String id) {
        boolean number = graph.idRule() != IdRule.NUMERIC || VersionKey.isNumeric(id);
        boolean word = graph.idRule() != IdRule.WORD || !IdRule.hasGrammar(id);
        if (id.isBlank() || !number || !word) {
            throw Refusals.of(
                    Code.ID_INVALID,
                    "'" + id + "' cannot be the id of a revision of this history"
                            + (id.isBlank()
                                    ? "."
                                    : number
                                            ? ": it has one of the characters @ + - :, which targets are written with."
                                            : ": its ids are numbers."),
                    number ? "Write letters, digits and underscores." : "Write a number.");
        }
        Revision taken = graph.find(id);
        if (taken != null) {
            throw Refusals.of(
                    Code.VERSION_DUPLICATE,
                    "There is a revision " + GraphProblems.named(taken) + " already.",
                    "Choose another id.");
        }
    }

    private static void refuseTwice(List<Revision> parents) {
        Set<String> seen = new LinkedHashSet<>();
        for (Revision parent : parents) {
            if (!seen.add(parent.id())) {
                throw Refusals.of(
                        Code.PARENT_DUPLICATE,
                        "Revision " + GraphProblems.named(parent) + " is named twice.",
                        "Name each revision once.");
            }
        }
    }

    private static void refuseNotAHead(RevisionGraph graph, Revision parent, List<Revision> parents) {
        List<Revision> children = graph.children(parent);
        if (children.isEmpty()) {
            return;
        }
        @Nullable
        Revision above = parents.stream()
                .filter(other -> other != parent)
                .filter(other -> graph.closure(List.of(other.id())).contains(parent))
                .findFirst()
                .orElse(null);
        throw Refusals.of(
                Code.PARENT_NOT_A_HEAD,
                "Revision " + GraphProblems.named(parent) + " is not a head: " + Refusals.files(children)
                        + (children.size() == 1 ? " revises it." : " revise it.")
                        + (above == null ? "" : " It is an ancestor of " + GraphProblems.named(above) + " already."),
                above == null
                        ? "Name a head, or add --splice to begin a branch here."
                        : "Leave it out, or add --splice to merge it all the same.");
    }

    private static String dependency(RevisionGraph graph, String target) {
        Revision found = graph.resolveOne(target);
        if (found == null) {
            throw Refusals.of(
                    Code.TARGET_INVALID,
                    "A revision cannot depend on '" + target + "'.",
                    "Name a revision or a label.");
        }
        return graph.labels(found).contains(target) ? target : found.id();
    }
}
