package dev.palindrome.junit;

import dev.palindrome.database.ServerSpec;
import dev.palindrome.finding.Finding;
import dev.palindrome.junit.MigrationConfiguration.Proven;
import dev.palindrome.layout.ChangedRevisions;
import dev.palindrome.layout.Histories;
import dev.palindrome.layout.History;
import dev.palindrome.proof.AcceptedFindings;
import dev.palindrome.proof.Proof;
import dev.palindrome.proof.ProofListener;
import dev.palindrome.proof.ProofOptions;
import dev.palindrome.proof.ProofResult;
import dev.palindrome.proof.RevisionResult;
import dev.palindrome.proof.Selection;
import dev.palindrome.revision.Revision;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;

/**
 * One configuration's history and proof, shared by all test classes of the run that have it: kept in the root context's store, begun
 * when the first result is asked for, closed when the run ends.
 */
final class SharedProof extends Closing {
    private static final Namespace NAMESPACE = Namespace.create(SharedProof.class);

    private final Proven proven;
    private final History history;
    private final Selection selection;
    private final List<Finding> foundBefore;
    private final Supplier<SharedServer> server;
    private @Nullable Proof proof;

    private SharedProof(Proven proven, ClassLoader loader, Supplier<SharedServer> server) {
        this.proven = proven;
        this.history = Histories.load(proven.history().options(loader));
        ChangedRevisions changes = proven.selection().changes(history);
        this.selection = proven.selection().selection(changes);
        this.foundBefore = changes == null ? List.of() : changes.findings();
        this.server = server;
    }

    /** The proof of one of a test class's configurations. */
    static SharedProof of(ExtensionContext context, MigrationConfiguration configuration) {
        Store store = context.getRoot().getStore(NAMESPACE);
        ClassLoader loader = context.getRequiredTestClass().getClassLoader();
        ServerSpec spec = configuration.server();
        Supplier<SharedServer> server = () -> SharedServer.of(context, spec);
        Proven proven = configuration.proven();
        return store.getOrComputeIfAbsent(proven, key -> new SharedProof(proven, loader, server), SharedProof.class);
    }

    History history() {
        return history;
    }

    /** The revisions that are walked. */
    List<Revision> revisions() {
        return selection.revisions(history.graph());
    }

    /** The walk's result for one revision, accepted findings taken into account. */
    RevisionResult result(Revision revision, @Nullable Path accepted) {
        return read(accepted).applyTo(server.get().alone(() -> proof().result(revision)));
    }

    /** The whole proof's result, accepted findings taken into account. */
    ProofResult result(@Nullable Path accepted) {
        return read(accepted).applyTo(server.get().alone(() -> proof().run()).withMore(foundBefore));
    }

    private static AcceptedFindings read(@Nullable Path accepted) {
        return AcceptedFindings.read(accepted == null ? Path.of(AcceptedFindings.FILE_NAME) : accepted);
    }

    private synchronized Proof proof() {
        if (proof == null) {
            ProofOptions options = ProofOptions.DEFAULT
                    .withBefore(BeforeScripts.read(proven.before()))
                    .withDescent(!proven.leftOut().contains(Check.DESCENT))
                    .withSelection(selection);
            proof = Proof.of(history, server.get().server(), options, ProofListener.NONE);
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
