package dev.palindrome.proof;

import dev.palindrome.database.Server;
import dev.palindrome.finding.Code;
import dev.palindrome.finding.Finding;
import dev.palindrome.finding.PalindromeException;
import dev.palindrome.layout.History;
import dev.palindrome.revision.Revision;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Proves one history on one server: the walk, the scripts around it, the descent.
 *
 * <pre>{@code
 * try (Server server = Servers.start(ServerSpec.embedded());
 *         Proof proof = Proof.of(history, server, ProofOptions.DEFAULT, ProofListener.NONE)) {
 *     ProofResult result = proof.run();
 * }
 * }</pre>
 *
 * <p>Works in scratch databases, which it drops when it is closed. Safe for use by several threads; what they ask for is done in turn.
 */
public final class Proof implements AutoCloseable {
    private final History history;
    private final Workshop workshop;
    private final ProofListener listener;
    private final long startNanos = System.nanoTime();
    private @Nullable Walk walk;
    private @Nullable ProofResult result;
    private @Nullable RuntimeException failure;

    private Proof(History history, Server server, ProofOptions options, ProofListener listener) {
        this.history = history;
        this.workshop = new Workshop(server, history, options);
        this.listener = listener;
    }

    /**
     * A proof that has not begun yet.
     *
     * @throws PalindromeException if the history has no revision: a proof that checks nothing fails
     */
    public static Proof of(History history, Server server, ProofOptions options, ProofListener listener) {
        if (history.graph().ordered().isEmpty()) {
            throw new PalindromeException(
                    PalindromeException.Category.FAILED,
                    Finding.of(
                            Code.NOTHING_CHECKED,
                            null,
                            "The history has no revision, so there is nothing to prove.",
                            "Point to the directory that holds the revisions."));
        }
        return new Proof(history, server, options, listener);
    }

    /**
     * The walk's result for one selected revision; walks as far as it needs to and no further, unless a revision makes roles: they belong to the
     * whole server, so then all is done at once and they are taken back.
     *
     * @throws IllegalArgumentException if the revision is not selected
     */
    public synchronized RevisionResult result(Revision revision) {
        if (!workshop.scope().walked().contains(revision.id())) {
            throw new IllegalArgumentException("revision " + revision.id() + " is not selected");
        }
        RevisionResult known = known(revision);
        return known != null ? known : alone(() -> walkTo(revision));
    }

    /** Does everything that is left to do and says it all; the same answer each time. */
    public synchronized ProofResult run() {
        return result != null ? result : alone(this::runAll);
    }

    /** One proof at a time on a server; what stopped it once is what it says from then on. */
    private <T> T alone(Supplier<T> work) {
        if (failure != null) {
            throw failure;
        }
        synchronized (workshop.server()) {
            try {
                return work.get();
            } catch (RuntimeException problem) {
                failure = problem;
                throw problem;
            }
        }
    }

    private RevisionResult walkTo(Revision revision) {
        Walk current = walk();
        while (current.hasNext()) {
            Revision next = current.upcoming();
            current.visitNext();
            if ((Workshop.mayTouchCluster(next.upgrade()) || Workshop.mayTouchCluster(next.downgrade()))
                    && workshop.isClusterTouched()) {
                runAll();
            }
            RevisionResult visited = known(revision);
            if (visited != null) {
                return visited;
            }
        }
        return notReached(revision);
    }

    private @Nullable RevisionResult known(Revision revision) {
        List<RevisionResult> results = result != null ? result.revisions() : walk == null ? List.of() : walk.results();
        return results.stream()
                .filter(each -> each.revision().id().equals(revision.id()))
                .findFirst()
                .orElse(null);
    }

    private ProofResult runAll() {
        List<Finding> findings = new ArrayList<>(history.findings());
        if (workshop.scope().whole()) {
            findings.addAll(new GraphChecks(history).run());
        }
        Walk current = walk();
        listener.begin("walk", current.remaining());
        while (current.hasNext()) {
            listener.visit(current.upcoming());
            current.visitNext();
        }
        listener.end();
        current.endData();
        List<RevisionResult> results = new ArrayList<>(current.results());
        results.forEach(each -> findings.addAll(each.findings()));
        List<Revision> all = history.graph().ordered();
        Scope scope = workshop.scope();
        Revision last = current.endedAt();
        if (last != null) {
            findings.addAll(current.carriedFailure());
            List<Revision> rest = scope.selected().stream()
                    .filter(revision -> known(revision) == null)
                    .toList();
            if (!rest.isEmpty()) {
                findings.add(endedEarly(last, rest));
            }
            rest.forEach(revision -> results.add(notReached(revision)));
        }
        boolean noDowngrades = all.stream().noneMatch(revision -> revision.downgrade() != null);
        if (noDowngrades && all.stream().anyMatch(revision -> revision.irreversible() == null)) {
            findings.add(noDowngrades(all.size()));
        }
        boolean reachedHeads = scope.whole() && current.steps().size() == all.size();
        AroundRevisions around = new AroundRevisions(workshop, current);
        if (reachedHeads) {
            findings.addAll(around.checkRepeatables());
        }
        DescentResult descent = null;
        if (workshop.descends()) {
            descent = new Descent(workshop, current, listener).run();
            findings.addAll(descent.findings());
        }
        current.close();
        ConfluenceResult confluence =
                workshop.comparesBranches() ? new Confluence(workshop, current.steps(), listener).run() : null;
        if (confluence != null) {
            findings.addAll(confluence.findings());
        }
        if (reachedHeads) {
            List<Finding> baselines = around.checkBaselines();
            findings.addAll(baselines);
            // Flyway begins with the baseline, so what is wrong with it would be said again.
            if (baselines.isEmpty()) {
                boolean inOrder = findings.stream().noneMatch(finding -> finding.code() == Code.GRAPH_VERSION_ORDER);
                new Fidelity(workshop)
                        .check(around.schema()).stream()
                                // That Flyway goes by versions was said already where it makes no difference.
                                .filter(finding -> inOrder || !finding.changes().isEmpty())
                                .forEach(findings::add);
            }
        }
        findings.addAll(current.dataFindings());
        findings.addAll(workshop.settle());
        walk = null;
        ProofResult done = new ProofResult(
                history,
                workshop.server().version(),
                results,
                descent,
                confluence,
                current.data(),
                scope.carried(),
                findings,
                Duration.ofNanos(System.nanoTime() - startNanos),
                workshop.server().notices());
        result = done;
        return done;
    }

    private Walk walk() {
        if (walk == null) {
            walk = new Walk(workshop);
        }
        return walk;
    }

    private static RevisionResult notReached(Revision revision) {
        return new RevisionResult(
                revision, Verdict.NOT_REACHED, SchemaFact.UNCHECKED, DataFact.UNCHECKED, null, null, "", "", List.of());
    }

    private static Finding endedEarly(Revision last, List<Revision> rest) {
        return new Finding(
                Code.REVISIONS_NOT_REACHED,
                Code.REVISIONS_NOT_REACHED.severity(),
                null,
                null,
                "The walk ended at revision " + last.title() + ", whose upgrade fails; " + rest.size()
                        + (rest.size() == 1 ? " revision was" : " revisions were") + " not reached, from "
                        + rest.get(0).id() + " to " + rest.get(rest.size() - 1).id() + ".",
                List.of(),
                "Correct that upgrade first.");
    }

    private static Finding noDowngrades(int count) {
        return new Finding(
                Code.NO_DOWNGRADES,
                Code.NO_DOWNGRADES.severity(),
                null,
                null,
                count == 1
                        ? "The history's one revision has no downgrade."
                        : "None of the " + count
                                + " revisions has a downgrade, so nothing can be proven but that the upgrades run.",
                List.of(),
                "Write downgrades, newest first; --accept lets the history pass as it is and holds new revisions to it.");
    }

    /** Drops the scratch databases and takes back what scripts made of roles and the like. */
    @Override
    public synchronized void close() {
        synchronized (workshop.server()) {
            if (walk != null) {
                walk.close();
                walk = null;
            }
            workshop.settle();
        }
    }
}
