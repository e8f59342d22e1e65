package dev.palindrome.proof;

import dev.palindrome.ddl.Ddl;
import dev.palindrome.ddl.DdlOptions;
import dev.palindrome.ddl.DdlScript;
import dev.palindrome.ddl.DdlStatement;
import dev.palindrome.diff.Changes;
import dev.palindrome.diff.Wording;
import dev.palindrome.finding.Code;
import dev.palindrome.finding.Finding;
import dev.palindrome.finding.PalindromeException;
import dev.palindrome.finding.PalindromeException.Category;
import dev.palindrome.finding.Severity;
import dev.palindrome.revision.Direction;
import dev.palindrome.revision.Revision;
import dev.palindrome.revision.SqlBody;
import dev.palindrome.revision.SqlBody.TransactionMode;
import dev.palindrome.schema.Dependencies;
import dev.palindrome.schema.ObjectKey;
import dev.palindrome.schema.SchemaObject;
import dev.palindrome.schema.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Writes the steps of one {@link Autogeneration} on one stage: each is run, and its way back written from what came out. */
final class Drafting {
    private final Autogeneration generation;
    private final Drift drift;
    private final Part part;
    private final DdlOptions fit;
    private final Stage stage;

    Drafting(Autogeneration generation, Drift drift, Part part, DdlOptions fit, Stage stage) {
        this.generation = generation;
        this.drift = drift;
        this.part = part;
        this.fit = fit;
        this.stage = stage;
    }

    Autogeneration.Draft draft() {
        for (Revision revision : generation.history().graph().ordered()) {
            Building.require(stage.run(revision, Direction.UPGRADE, revision.upgrade()));
        }
        State before = state();
        Snapshot wanted = withoutRepeatables(before.snapshot());
        DdlScript script = Ddl.between(before.snapshot(), before.dependencies(), wanted, null, fit)
                .orThrow();
        List<GeneratedStep> steps = new ArrayList<>();
        for (List<DdlStatement> upgrade : script.revisions()) {
            run(upgrade);
            State after = state();
            steps.add(new GeneratedStep(
                    upgrade,
                    back(
                            before,
                            after,
                            steps.isEmpty() ? fit.inverse() : fit.inverse().withoutRenames())));
            before = after;
        }
        refuseRemainingDrift();
        return new Autogeneration.Draft(
                steps,
                script.findings().stream()
                        .filter(finding -> finding.severity() != Severity.ERROR)
                        .map(finding -> finding.message() + " " + finding.remedy())
                        .toList());
    }

    private record State(Snapshot snapshot, Dependencies dependencies) {}

    private State state() {
        return new State(part.of(stage.snapshot()), stage.dependencies());
    }

    /** What is wanted of revisions: where the model agrees with what the repeatable scripts make, they go on making it. */
    private Snapshot withoutRepeatables(Snapshot without) {
        if (generation.history().repeatables().isEmpty()) {
            return drift.wanted();
        }
        TreeMap<ObjectKey, SchemaObject> wanted = new TreeMap<>(drift.wanted().objects());
        drift.schema().objects().forEach((key, made) -> {
            if (made.equals(wanted.get(key))) {
                SchemaObject plain = without.find(key);
                if (plain == null) {
                    wanted.remove(key);
                } else {
                    wanted.put(key, plain);
                }
            }
        });
        return Snapshot.of(wanted.values());
    }

    private void run(List<DdlStatement> statements) {
        boolean transactional = statements.stream().allMatch(DdlStatement::transactional);
        SqlBody body = new SqlBody(
                "the generated upgrade",
                null,
                DdlScript.text(statements),
                1,
                transactional ? TransactionMode.ALWAYS : TransactionMode.NEVER,
                null);
        PalindromeException failure = stage.run(body).failure();
        if (failure != null) {
            throw new PalindromeException(Category.FAILED, failure.findings(), failure);
        }
    }

    /** The way back of one step, in one revision too. What it throws away is what the step made. */
    private List<DdlStatement> back(State before, State after, DdlOptions options) {
        DdlScript script = Ddl.between(
                after.snapshot(),
                after.dependencies(),
                before.snapshot(),
                before.dependencies(),
                options.withDataLoss(true));
        if (script.revisions().size() > 1) {
            script = Ddl.between(
                    after.snapshot(),
                    after.dependencies(),
                    before.snapshot(),
                    before.dependencies(),
                    options.withDataLoss(true).withOnline(false));
        }
        return script.orThrow().statements();
    }

    private void refuseRemainingDrift() {
        for (SqlBody script : generation.history().repeatables()) {
            Building.require(stage.run(script));
        }
        Changes left = Changes.between(drift.wanted(), part.of(stage.snapshot()));
        if (!left.isEmpty() && !left.isEquivalent()) {
            throw new PalindromeException(
                    Category.FAILED,
                    new Finding(
                            Code.AUTOGENERATE_DRIFT_REMAINS,
                            Code.AUTOGENERATE_DRIFT_REMAINS.severity(),
                            null,
                            null,
                            "The revision that was generated does not lead to the model, so nothing was written.",
                            left.words(Wording.COMPARED),
                            generation.history().repeatables().isEmpty()
                                    ? "Write the revision by hand: palindrome revision without --autogenerate."
                                    : "What a repeatable script makes is changed there; the rest by hand."));
        }
    }
}
