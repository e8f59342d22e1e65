package dev.palindrome.revision;

import dev.palindrome.finding.PalindromeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The directed acyclic graph of a history's revisions, with Alembic's semantics. Immutable; knows no connection and no file.
 *
 * <p>The order in which revisions are given is the layout's own (version order for numbers) and breaks ties wherever the graph leaves
 * a choice. Methods that take ids or targets refuse, with a {@link PalindromeException} that says what there is instead, what the
 * graph does not have; answers are in the layout's order unless something else is said.
 *
 * <pre>{@code
 * RevisionGraph graph = RevisionGraph.of(revisions);
 * graph.resolve("billing@head");                                           // the head of that branch
 * Applied applied = Applied.of(graph, Set.of("001"));
 * Plan.upgrade(graph, applied, Target.parse(graph, "heads")).revisions();  // what to run, in order
 * graph.history(RevisionRange.parse("001:head"), applied);                 // newest first
 * }</pre>
 */
public final class RevisionGraph {
    private final IdRule rule;
    private final Nodes nodes;
    private final Names names;
    private final List<Set<String>> labels;
    private final List<Revision> ordered;

    private RevisionGraph(IdRule rule, GraphReader.Result read) {
        this.rule = rule;
        this.nodes = read.nodes();
        this.names = new Names(nodes, rule, read.byKey(), read.byLabel());
        this.labels = Labels.of(nodes, read.byLabel());
        this.ordered = Arrays.stream(Ordering.layoutOrder(nodes))
                .mapToObj(nodes.revisions()::get)
                .toList();
    }

    /**
     * A graph of the given revisions, whose ids are numbers when every one looks so.
     *
     * @throws PalindromeException with everything that is wrong: an id or a label that stands twice, a parent or dependency that does
     *     not exist or is the revision itself; if there is none of these, the cycles
     */
    public static RevisionGraph of(Collection<Revision> revisions) {
        return of(revisions, IdRule.of(revisions.stream().map(Revision::id).toList()));
    }

    /** The same for ids of which the layout knows what they are. */
    public static RevisionGraph of(Collection<Revision> revisions, IdRule rule) {
        return new RevisionGraph(rule, new GraphReader(rule).read(revisions));
    }

    /** When two ids mean the same revision. */
    public IdRule idRule() {
        return rule;
    }

    /** All revisions as the layout gave them. */
    public List<Revision> revisions() {
        return nodes.revisions();
    }

    /** All revisions, each after its parents and dependencies; ties in the layout's order. */
    public List<Revision> ordered() {
        return ordered;
    }

    /** The revisions that no other names as its parent. */
    public List<Revision> heads() {
        return revisions(names.heads());
    }

    /** The heads that no other revision depends on either: together they need everything, so this is where {@code heads} goes. */
    public List<Revision> effectiveHeads() {
        return revisions(names.effectiveHeads());
    }

    /** The revisions without a parent, whether they depend on another or not. */
    public List<Revision> bases() {
        return nodes.revisions().stream()
                .filter(revision -> revision.parents().isEmpty())
                .toList();
    }

    /** The revisions that several others revise. */
    public List<Revision> branchPoints() {
        return nodes.revisions().stream()
                .filter(revision -> nodes.isBranchPoint(node(revision)))
                .toList();
    }

    /** The revisions that revise several others. */
    public List<Revision> mergePoints() {
        return nodes.revisions().stream()
                .filter(revision -> nodes.isMergePoint(node(revision)))
                .toList();
    }

    /** The revision with exactly this id (the same number, where ids are numbers), or null. */
    public @Nullable Revision find(String id) {
        int node = names.id(id);
        return node < 0 ? null : nodes.revisions().get(node);
    }

    /**
     * The revisions that a target means by itself: {@code heads}, an id or the beginning of one, a label, {@code label@head}; for
     * {@code -N}, so many below each head. Empty for {@code base}.
     *
     * @throws PalindromeException if it means none, or more than the word allows
     */
    public List<Revision> resolve(String target) {
        return revisions(Resolution.several(this, Target.parse(this, target)));
    }

    /**
     * The same, where {@code current} stands for the heads of what is applied.
     *
     * @throws PalindromeException if it means none, or more than the word allows
     */
    public List<Revision> resolve(String target, Applied applied) {
        return target.equals("current") && find(target) == null ? revisions(applied.headNodes()) : resolve(target);
    }

    /** The revisions that some targets mean, one after the other. */
    public List<Revision> resolve(Collection<String> targets) {
        List<Revision> found = new ArrayList<>();
        targets.forEach(target -> found.addAll(resolve(target)));
        return found;
    }

    /**
     * The only revision that a target means, or null for the base.
     *
     * @throws PalindromeException if it means none, or several
     */
    public @Nullable Revision resolveOne(String target) {
        Target parsed = Target.parse(this, target);
        String symbol = parsed.steps() == null ? parsed.symbol() : null;
        int node =
                names.single(symbol == null ? target : symbol, parsed.steps() == null ? parsed.branch() : null, target);
        return node == Names.BASE ? null : nodes.revisions().get(node);
    }

    /** The revisions that have this one as a parent. */
    public List<Revision> children(Revision revision) {
        return revisions(nodes.children()[node(revision)]);
    }

    /** The revisions that have this one as a parent or depend on it. */
    public List<Revision> dependents(Revision revision) {
        return revisions(nodes.dependents()[node(revision)]);
    }

    /** The revisions that a revision depends on without being their child, labels resolved; those left out that an ancestor has too. */
    public List<Revision> dependencies(Revision revision) {
        return revisions(nodes.dependencies()[node(revision)]);
    }

    /** What a revision needs: its parents, then its dependencies, in the order written. */
    public List<Revision> needs(Revision revision) {
        return revisions(nodes.needs()[node(revision)]);
    }

    /** The labels of the line that a revision stands on, sorted: those written at it, before it, or on its line after it. */
    public Set<String> labels(Revision revision) {
        return java.util.Collections.unmodifiableSet(labels.get(node(revision)));
    }

    /** Everything that a reader wants to know of where a revision stands. */
    public Standing standing(Revision revision) {
        int node = node(revision);
        boolean head = nodes.children()[node].length == 0;
        return new Standing(
                revision,
                needs(revision),
                children(revision),
                labels(revision),
                head,
                head && nodes.dependents()[node].length > 0,
                revision.parents().isEmpty(),
                nodes.isBranchPoint(node),
                nodes.isMergePoint(node));
    }

    /**
     * Where a revision stands.
     *
     * @param revision which one
     * @param needs its parents, then what it depends on
     * @param children the revisions that have it as a parent
     * @param labels of its line
     * @param isHead whether no other has it as a parent
     * @param isEffectiveHead whether it is a head that another revision depends on: Alembic marks it "(effective head)"
     * @param isBase whether it has no parent
     * @param isBranchPoint whether several others revise it
     * @param isMergePoint whether it revises several others
     */
    public record Standing(
            Revision revision,
            List<Revision> needs,
            List<Revision> children,
            Set<String> labels,
            boolean isHead,
            boolean isEffectiveHead,
            boolean isBase,
            boolean isBranchPoint,
            boolean isMergePoint) {}

    /** Everything that must be applied before the given revisions, and they themselves, each after what it needs. */
    public List<Revision> closure(Collection<String> ids) {
        return inOrder(Nodes.reach(Nodes.set(require(ids)), nodes.needs()));
    }

    /** The given revisions and everything that needs them, each after what it needs. */
    public List<Revision> descendants(Collection<String> ids) {
        return inOrder(Nodes.reach(Nodes.set(require(ids)), nodes.dependents()));
    }

    /**
     * Those of some revisions that are above, below or among those that a target means: its line of development. All when the target is
     * {@code base} without a label.
     *
     * @param overDependencies whether a dependency is as good as a parent
     */
    public List<Revision> lineage(Collection<Revision> of, String target, boolean overDependencies) {
        return revisions(names.related(
                of.stream().map(this::node).toList(),
                Resolution.lineage(this, Target.parse(this, target)),
                overDependencies));
    }

    /**
     * The revisions of a range, newest first: {@code history -r a:b}.
     *
     * @param applied what {@code current} stands for
     * @throws PalindromeException if an end means nothing, or the lower one is not below the upper one
     */
    public List<Revision> history(RevisionRange range, Applied applied) {
        return Stretch.of(this, range, applied);
    }

    /** Some revisions newest first, in the order in which Alembic goes down through them: line by line. */
    public List<Revision> newestFirst(Collection<String> ids) {
        return revisions(Ordering.newestFirst(nodes, Nodes.set(require(ids))));
    }

    Nodes nodes() {
        return nodes;
    }

    Names names() {
        return names;
    }

    Set<String> labels(int node) {
        return labels.get(node);
    }

    List<Revision> revisions(Collection<Integer> of) {
        return of.stream().map(nodes.revisions()::get).toList();
    }

    /** Nodes of ids, which must exist. */
    List<Integer> require(Collection<String> ids) {
        List<Integer> found = new ArrayList<>(ids.size());
        for (String id : ids) {
            int node = names.id(id);
            if (node < 0) {
                throw Refusals.unknown(nodes, id);
            }
            found.add(node);
        }
        return found;
    }

    private List<Revision> revisions(int[] of) {
        return Arrays.stream(of).mapToObj(nodes.revisions()::get).collect(Collectors.toUnmodifiableList());
    }

    private List<Revision> inOrder(BitSet wanted) {
        return ordered.stream().filter(revision -> wanted.get(node(revision))).toList();
    }

    private int node(Revision revision) {
        int node = names.id(revision.id());
        if (node < 0) {
            throw new IllegalArgumentException("revision " + revision.id() + " is not of this graph");
        }
        return node;
    }
}
