package dev.palindrome.junit;

import dev.palindrome.database.ServerSpec;
import dev.palindrome.finding.Finding;
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
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;

/**
 * One configuration's history and proof, shared by all test classes of the run that have it: kept in the root context's store, begun
 * when the first result is asked for, closed when the run ends.
 */
final class SharedProof extends Closing {
    private static final Namespace NAMESPACE = Namespace.create(SharedProof.class);

    private final MigrationConfiguration configuration;
    private final History history;
    private final Selection selection;
    private final List<Finding> foundBefore;
    private final Supplier<SharedServer> server;
    private final AcceptedFindings accepted;
    private @Nullable Proof proof;

    private SharedProof(MigrationConfiguration configuration, ClassLoader loader, Supplier<SharedServer> server) {
        this.configuration = configuration;
        this.history = Histories.load(configuration.history(loader));
        ChangedRevisions changes = configuration.changes(history);
        this.selection = configuration.selection(changes, System.getenv());
        this.foundBefore = changes == null ? List.of() : changes.findings();
        this.server = server;
        this.accepted = AcceptedFindings.read(
                configuration.accepted() == null ? Path.of(AcceptedFindings.FILE_NAME) : configuration.accepted());
    }

    /**
     * The proof for a test class.
     *
     * @throws ExtensionConfigurationException if the class has no configuration
     */
    static SharedProof of(ExtensionContext context) {
        MigrationConfiguration configuration = MigrationExtension.configuration(context);
        Store store = context.getRoot().getStore(NAMESPACE);
        ClassLoader loader = context.getRequiredTestClass().getClassLoader();
        ServerSpec spec = configuration.serverSpec(System.getenv());
        Supplier<SharedServer> server = () -> SharedServer.of(context, spec);
        return store.getOrComputeIfAbsent(
                configuration, key -> new SharedProof(configuration, loader, server), SharedProof.class);
    }

    History history() {
        return history;
    }

    /** The revisions that are walked. */
    List<Revision> revisions() {
        return selection.revisions(history.graph());
    }

    /** The walk's result for one revision, accepted findings taken into account. */
    RevisionResult result(Revision revision) {
        return accepted.applyTo(server.get().alone(() -> proof().result(revision)));
    }

    /** The whole proof's result, accepted findings taken into account. */
    ProofResult result() {
        return accepted.applyTo(server.get().alone(() -> proof().run()).withMore(foundBefore));
    }

    private synchronized Proof proof() {
        if (proof == null) {
            ProofOptions options = ProofOptions.DEFAULT
                    .withBefore(BeforeScripts.read(configuration.before()))
                    .withDescent(configuration.descent())
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
