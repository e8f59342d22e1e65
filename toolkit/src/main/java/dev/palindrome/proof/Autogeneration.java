package dev.palindrome.proof;

import dev.palindrome.database.Server;
import dev.palindrome.ddl.DdlOptions;
import dev.palindrome.diff.Changes;
import dev.palindrome.finding.Code;
import dev.palindrome.finding.Finding;
import dev.palindrome.finding.PalindromeException;
import dev.palindrome.finding.PalindromeException.Category;
import dev.palindrome.finding.Severity;
import dev.palindrome.layout.History;
import dev.palindrome.model.Authority;
import dev.palindrome.revision.Revision;
import dev.palindrome.revision.RevisionGraph;
import dev.palindrome.revision.SqlBody;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Writes the revisions that lead from what a history builds to what a model says, and proves them before their files exist.
 *
 * <pre>{@code
 * Autogeneration generation = new Autogeneration(history, model, ComparisonOptions.DEFAULT, DdlOptions.DEFAULT, List.of(), servers);
 * Draft draft = generation.plan();                  // runs each step, and the way back is written from what came out
 * generation.prove(revisions);                      // up, down, up on the whole history, rows included
 * }</pre>
 *
 * @param history what there is
 * @param model what shall be
 * @param authority what the model has a say in; the rest stays as it is
 * @param options what is compared; what is not compared stays as it is
 * @param writing how the scripts are written; its version is not looked at
 * @param before scripts that run first in every scratch database
 * @param servers where scratch databases are made
 */
public record Autogeneration(
        History history,
        Source model,
        Authority authority,
        ComparisonOptions options,
        DdlOptions writing,
        List<SqlBody> before,
        ScratchServers servers) {
    public Autogeneration {
        before = List.copyOf(before);
    }

    /**
     * What is to be written.
     *
     * @param steps in order; empty when there is nothing to do
     * @param notes what the author should know, a sentence each
     */
    public record Draft(List<GeneratedStep> steps, List<String> notes) {
        public Draft {
            steps = List.copyOf(steps);
            notes = List.copyOf(notes);
        }
    }

    /**
     * Writes the steps, each of which has led where it should on a scratch database.
     *
     * @throws PalindromeException if a side cannot be built; if a change can be made by no statement, or data is lost without leave; if a
     *     step fails, or drift remains
     */
    public Draft plan() {
        Drift drift = Drift.of(head(), model, authority, options, servers);
        Changes changes = drift.changes();
        if (changes.isEmpty() || changes.isEquivalent()) {
            return new Draft(
                    List.of(),
                    changes.isEmpty() ? List.of() : List.of("Only " + Comparison.equivalence(changes) + " differs."));
        }
        return drafted(drift);
    }

    /** All that the history builds, repeatable scripts included. */
    private Source head() {
        List<Revision> all = history.graph().ordered();
        return new RevisionSource(
                history.directory() == null ? history.layout() : history.directory() + "@heads", history, all, before);
    }

    private Draft drafted(Drift drift) {
        Server server = servers.get(drift.found().postgres());
        DdlOptions fit = writing.withPostgres(server.majorVersion());
        synchronized (server) {
            try (Workshop workshop = new Workshop(server, history, ProofOptions.DEFAULT.withBefore(before))) {
                try (Stage stage = workshop.newStage()) {
                    return new Drafting(this, drift, part(workshop, drift), fit, stage).draft();
                } finally {
                    workshop.settle();
                }
            }
        }
    }

    /** The part of a snapshot that was compared. */
    private Part part(Workshop workshop, Drift drift) {
        Set<String> leftOut = new HashSet<>(options.leftOut());
        leftOut.addAll(workshop.leftOut());
        leftOut.addAll(model.bookkeeping());
        boolean sameRole = model.isBuilt();
        return new Part(
                leftOut,
                options.owners() && sameRole,
                options.privileges() && sameRole,
                ComparisonNotes.haveBothNamesOfNotNull(
                        drift.model().postgres(), drift.found().postgres()));
    }

    /**
     * Walks new revisions up, down and up again at the end of the history, with the proof's own checks.
     *
     * @param added the new revisions, with the bodies that their files will have
     * @return what the author should know, errors excepted
     * @throws PalindromeException if one of them is not proven, saying why
     */
    public List<Finding> prove(List<Revision> added) {
        History after = with(added);
        List<Finding> errors = new ArrayList<>();
        List<Finding> notes = new ArrayList<>();
        ProofOptions proving = ProofOptions.DEFAULT
                .withBefore(before)
                .withDescent(false)
                .withSelection(Selection.only(added.stream().map(Revision::id).toList()));
        try (Proof proof = Proof.of(after, servers.get(0), proving, ProofListener.NONE)) {
            for (Revision revision : added) {
                for (Finding finding : proof.result(revision).findings()) {
                    boolean lost = finding.code() == Code.DATA_THROWN_AWAY;
                    (lost || finding.severity() == Severity.ERROR ? errors : notes).add(finding);
                }
            }
        }
        if (errors.isEmpty()) {
            errors.addAll(alone(after, added));
        }
        if (!errors.isEmpty()) {
            errors.add(0, refusal());
            throw new PalindromeException(Category.FAILED, errors, null);
        }
        return notes;
    }

    /** Where the history has other lines, what the new revisions need has to be among what they say they need. */
    private List<Finding> alone(History after, List<Revision> added) {
        Revision last = added.get(added.size() - 1);
        List<Revision> needed = after.graph().closure(List.of(last.id()));
        if (needed.size() == after.graph().ordered().size()) {
            return List.of();
        }
        Server server = servers.get(0);
        synchronized (server) {
            try (Workshop workshop = new Workshop(server, after, ProofOptions.DEFAULT.withBefore(before))) {
                try (Stage stage = workshop.newStage()) {
                    for (Revision revision : needed) {
                        PalindromeException failure = stage.pass(revision).failure();
                        if (failure != null) {
                            return List.of(needsOthers(revision, failure));
                        }
                    }
                    return List.of();
                } finally {
                    workshop.settle();
                }
            }
        }
    }

    private static Finding needsOthers(Revision revision, PalindromeException failure) {
        return Finding.of(
                        Code.AUTOGENERATE_NEEDS_OTHERS,
                        null,
                        "Revision " + revision.title() + " fails where only its own ancestors are applied: "
                                + failure.findings().get(0).message(),
                        "Say what else it needs with --depends-on, or merge the heads first.")
                .about(revision.id());
    }

    private static Finding refusal() {
        return Finding.of(
                Code.AUTOGENERATE_REFUSED,
                null,
                "The revision that was generated does not stand the proof, so nothing was written.",
                "Change the model, or write the revision by hand: palindrome revision without --autogenerate.");
    }

    private History with(List<Revision> added) {
        List<Revision> all = new ArrayList<>(history.graph().revisions());
        all.addAll(added);
        return new History(
                history.layout(),
                history.directory(),
                RevisionGraph.of(all, history.graph().idRule()),
                history.repeatables(),
                history.baselines(),
                history.initSql(),
                history.schemas(),
                history.bookkeeping(),
                history.findings());
    }
}
