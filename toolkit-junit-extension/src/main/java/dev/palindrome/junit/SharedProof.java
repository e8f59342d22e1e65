package dev.palindrome.junit;

import static dev.palindrome.junit.Explaining.explaining;

import dev.palindrome.data.Rows;
import dev.palindrome.finding.Code;
import dev.palindrome.finding.Finding;
import dev.palindrome.junit.MigrationConfiguration.Proven;
import dev.palindrome.layout.ChangedRevisions;
import dev.palindrome.layout.Histories.OpenHistory;
import dev.palindrome.layout.History;
import dev.palindrome.model.ModelConfiguration;
import dev.palindrome.proof.AcceptedFindings;
import dev.palindrome.proof.ComparisonOptions;
import dev.palindrome.proof.DataOptions;
import dev.palindrome.proof.Drift;
import dev.palindrome.proof.Proof;
import dev.palindrome.proof.ProofListener;
import dev.palindrome.proof.ProofOptions;
import dev.palindrome.proof.ProofResult;
import dev.palindrome.proof.RevisionResult;
import dev.palindrome.proof.Selection;
import dev.palindrome.proof.Source;
import dev.palindrome.revision.Revision;
import dev.palindrome.revision.SqlBody;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
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
    private final OpenHistory open;
    private final History history;
    private final List<Rows> rows;
    private final @Nullable ModelConfiguration model;
    private final Selection selection;
    private final List<Finding> foundBefore;
    private final SharedServer server;
    private @Nullable Proof proof;
    private @Nullable ProofResult result;
    private @Nullable List<Finding> drift;
    private boolean taken;

    private SharedProof(Proven proven, OpenHistory open, List<Rows> rows, SharedServer server) {
        this.proven = proven;
        this.open = open;
        this.history = open.history();
        this.model = proven.model().configuration(open);
        this.rows = rows;
        ChangedRevisions changes = proven.selection().changes(history);
        this.selection = proven.selection().selection(changes);
        this.foundBefore = changes == null ? List.of() : changes.findings();
        this.server = server;
    }

    /** The proof of one of a test class's configurations. */
    static SharedProof of(ExtensionContext context, MigrationConfiguration configuration) {
        Proven proven = configuration.proven();
        OpenHistory open = SharedHistory.open(context, proven.history());
        // Asked for before, so that it is closed after.
        SharedServer server = SharedServer.of(context, proven.server());
        List<Rows> rows = WalkedRows.of(context, open.history());
        Object key = key(context, proven, rows);
        return context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(
                        key, any -> explaining(() -> new SharedProof(proven, open, rows, server)), SharedProof.class);
    }

    /** The proof of a configuration if a test asked for it, else null. */
    static @Nullable SharedProof begun(ExtensionContext context, MigrationConfiguration configuration) {
        Proven proven = configuration.proven();
        List<Rows> rows = WalkedRows.of(context, SharedHistory.of(context, proven.history()));
        return context.getRoot().getStore(NAMESPACE).get(key(context, proven, rows), SharedProof.class);
    }

    /** A class with rows of its own has a walk of its own. */
    private static Object key(ExtensionContext context, Proven proven, List<Rows> rows) {
        return rows.isEmpty() ? proven : List.of(proven, context.getRequiredTestClass());
    }

    History history() {
        return history;
    }

    /** The revisions that are walked. */
    List<Revision> revisions() {
        return explaining(() -> selection.revisions(history.graph()));
    }

    /** The walk's result for one revision, accepted findings taken into account. */
    RevisionResult result(Revision revision, MigrationConfiguration judging) {
        return explaining(() -> accepted(judging).applyTo(server.alone(() -> proof().result(revision))));
    }

    /** The whole proof's result, accepted findings taken into account. */
    ProofResult result(MigrationConfiguration judging) {
        ProofResult whole = whole();
        return explaining(() -> accepted(judging).applyTo(whole));
    }

    private ProofResult whole() {
        ProofResult proven = explaining(() -> server.alone(() -> proof().run()));
        synchronized (this) {
            if (result == null) {
                result = proven.withMore(foundBefore);
            }
            return result;
        }
    }

    /** What differs between the schema at the heads and its model, accepted findings taken into account. */
    List<Finding> drift(MigrationConfiguration judging) {
        ProofResult more = whole().withMore(explaining(this::drift));
        return read(judging).about(code -> Check.of(code) == Check.MODEL).applyTo(more).findings().stream()
                .filter(finding -> Check.of(finding.code()) == Check.MODEL || finding.code() == Code.ACCEPTED_STALE)
                .toList();
    }

    private synchronized List<Finding> drift() {
        if (drift == null) {
            ModelConfiguration compared = Objects.requireNonNull(model);
            List<SqlBody> before = BeforeScripts.read(proven.before());
            Source heads = Source.revision("the schema at the heads", history, "heads", before);
            drift = Drift.of(
                            heads,
                            ModelSettings.source(compared, open, before),
                            compared.authority(),
                            ComparisonOptions.DEFAULT,
                            postgres -> server.server())
                    .findings();
        }
        return drift;
    }

    /** Whether there is a model to compare with, and that check is on. */
    boolean comparesModel() {
        return model != null && !proven.leftOut().contains(Check.MODEL);
    }

    /** The whole proof's result if it was asked for; once, for whom makes files of it. */
    synchronized @Nullable ProofResult takeResult(MigrationConfiguration judging) {
        if (taken || result == null) {
            return null;
        }
        taken = true;
        return accepted(judging).applyTo(drift == null ? result : result.withMore(drift));
    }

    /** What is accepted of the checks that are on, but for the model's; of the others nothing was looked for. */
    private static AcceptedFindings accepted(MigrationConfiguration judging) {
        return read(judging)
                .about(code ->
                        Check.of(code) != Check.MODEL && judging.checks().runs().contains(Check.of(code)));
    }

    private static AcceptedFindings read(MigrationConfiguration judging) {
        return AcceptedFindings.read(
                judging.accepted() == null ? Path.of(AcceptedFindings.FILE_NAME) : judging.accepted());
    }

    private synchronized Proof proof() {
        if (proof == null) {
            ProofOptions options = ProofOptions.DEFAULT
                    .withBefore(BeforeScripts.read(proven.before()))
                    .withDescent(!proven.leftOut().contains(Check.DESCENT))
                    .withConfluence(!proven.leftOut().contains(Check.CONFLUENCE))
                    .withFidelity(!proven.leftOut().contains(Check.FIDELITY))
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
