package dev.palindrome.junit;

import dev.palindrome.data.Rows;
import dev.palindrome.finding.Finding;
import dev.palindrome.junit.MigrationConfiguration.Proven;
import dev.palindrome.layout.ChangedRevisions;
import dev.palindrome.layout.History;
import dev.palindrome.proof.AcceptedFindings;
import dev.palindrome.proof.DataOptions;
import dev.palindrome.proof.Proof;
import dev.palindrome.proof.ProofListener;
import dev.palindrome.proof.ProofOptions;
import dev.palindrome.proof.ProofResult;
import dev.palindrome.proof.RevisionResult;
import dev.palindrome.proof.Selection;
import dev.palindrome.revision.Revision;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * One configuration's history and proof, shared by all test classes of the run that have it: kept in the root context's store, begun
 * when the first result is asked for, closed when the run ends.
 */
final class SharedProof extends Closing {
    private static final Namespace NAMESPACE = Namespace.create(SharedProof.class);

    private final Proven proven;
    private final History history;
    private final List<Rows> rows;
    private final Selection selection;
    private final List<Finding> foundBefore;
    private final SharedServer server;
    private @Nullable Proof proof;
    private @Nullable ProofResult result;
    private boolean taken;

    private SharedProof(Proven proven, History history, List<Rows> rows, SharedServer server) {
        this.proven = proven;
        this.history = history;
        this.rows = rows;
        ChangedRevisions changes = proven.selection().changes(history);
        this.selection = proven.selection().selection(changes);
        this.foundBefore = changes == null ? List.of() : changes.findings();
        this.server = server;
    }

    /** The proof of one of a test class's configurations. */
    static SharedProof of(ExtensionContext context, MigrationConfiguration configuration) {
        Proven proven = configuration.proven();
        History history = SharedHistory.of(context, proven.history());
        // Asked for before, so that it is closed after.
        SharedServer server = SharedServer.of(context, proven.server());
        List<Rows> rows = WalkedRows.of(context, history);
        // A class with rows of its own has a walk of its own.
        Object key = rows.isEmpty() ? proven : List.of(proven, context.getRequiredTestClass());
        return context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(key, any -> new SharedProof(proven, history, rows, server), SharedProof.class);
    }

    /** The proof of a configuration if a test asked for it, else null. */
    static @Nullable SharedProof begun(ExtensionContext context, MigrationConfiguration configuration) {
        return context.getRoot().getStore(NAMESPACE).get(configuration.proven(), SharedProof.class);
    }

    History history() {
        return history;
    }

    /** The revisions that are walked. */
    List<Revision> revisions() {
        return selection.revisions(history.graph());
    }

    /** The walk's result for one revision, accepted findings taken into account. */
    RevisionResult result(Revision revision, MigrationConfiguration judging) {
        return accepted(judging).applyTo(server.alone(() -> proof().result(revision)));
    }

    /** The whole proof's result, accepted findings taken into account. */
    ProofResult result(MigrationConfiguration judging) {
        ProofResult whole = server.alone(() -> proof().run()).withMore(foundBefore);
        synchronized (this) {
            result = whole;
        }
        return accepted(judging).applyTo(whole);
    }

    /** The whole proof's result if it was asked for; once, for whom makes files of it. */
    synchronized @Nullable ProofResult takeResult(MigrationConfiguration judging) {
        if (taken || result == null) {
            return null;
        }
        taken = true;
        return accepted(judging).applyTo(result);
    }

    /** What is accepted of the checks that are on; of the others nothing was looked for. */
    private static AcceptedFindings accepted(MigrationConfiguration judging) {
        Path file = judging.accepted() == null ? Path.of(AcceptedFindings.FILE_NAME) : judging.accepted();
        return AcceptedFindings.read(file).about(code -> judging.checks().runs().contains(Check.of(code)));
    }

    private synchronized Proof proof() {
        if (proof == null) {
            ProofOptions options = ProofOptions.DEFAULT
                    .withBefore(BeforeScripts.read(proven.before()))
                    .withDescent(!proven.leftOut().contains(Check.DESCENT))
                    .withConfluence(!proven.leftOut().contains(Check.CONFLUENCE))
                    .withData(
                            proven.leftOut().contains(Check.DATA)
                                    ? DataOptions.OFF
                                    : proven.data().options())
                    .withRows(rows)
                    .withSelection(selection);
            proof = Proof.of(history, server.server(), options, ProofListener.NONE);
        }
        return proof;
    }

    @Override
    public synchronized void close() {
        if (proof != null) {
            proof.close();
        }
    }
}
