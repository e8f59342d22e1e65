package dev.palindrome.proof;

import dev.palindrome.diff.Changes;
import dev.palindrome.diff.Wording;
import dev.palindrome.finding.Code;
import dev.palindrome.finding.Finding;
import dev.palindrome.finding.PalindromeException;
import dev.palindrome.finding.Severity;
import dev.palindrome.layout.History;
import dev.palindrome.revision.Revision;
import dev.palindrome.revision.SqlBody;
import dev.palindrome.revision.VersionKey;
import dev.palindrome.schema.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The scripts that are no revisions: repeatable ones at the heads, and baselines that stand for revisions. */
final class AroundRevisions {
    private final Workshop workshop;
    private final Walk walk;
    private final History history;
    private @Nullable Snapshot schema;

    AroundRevisions(Workshop workshop, Walk walk) {
        this.workshop = workshop;
        this.walk = walk;
        this.history = workshop.history();
    }

    /** Runs the repeatable scripts twice on a copy of the heads; both times must give the same schema. */
    List<Finding> checkRepeatables() {
        if (history.repeatables().isEmpty()) {
            schema = walk.current();
            return List.of();
        }
        try (Stage copy = walk.stage().copy()) {
            Finding failure = runRepeatables(copy, "");
            if (failure != null) {
                return List.of(failure);
            }
            Snapshot first = copy.snapshot();
            schema = first;
            failure = runRepeatables(copy, "Run a second time, it fails. ");
            if (failure != null) {
                return List.of(failure);
            }
            Changes changes = Changes.between(first, copy.snapshot());
            return changes.isEmpty()
                    ? List.of()
                    : List.of(new Finding(
                            Code.REPEATABLE_DIFFERS,
                            Code.REPEATABLE_DIFFERS.severity(),
                            null,
                            null,
                            "The repeatable scripts, run a second time, change the schema again.",
                            changes.words(Wording.REPEATED),
                            "Make each of them reach the same result whether or not it ran before (CREATE OR REPLACE, DROP … IF "
                                    + "EXISTS)."));
        }
    }

    /** The schema at the heads with the repeatable scripts, once they have been checked; null when they do not run. */
    @Nullable
    Snapshot schema() {
        return schema;
    }

    private @Nullable Finding runRepeatables(Stage copy, String prefix) {
        for (SqlBody script : history.repeatables()) {
            PalindromeException failure = copy.run(script).failure();
            if (failure != null) {
                Finding reason = failure.findings().get(0);
                return new Finding(
                        Code.REPEATABLE_FAILED,
                        Code.REPEATABLE_FAILED.severity(),
                        null,
                        reason.place(),
                        prefix + reason.message(),
                        reason.changes(),
                        "Correct the script; it must run at the heads, again and again.");
            }
        }
        return null;
    }

    /** Runs each baseline on an empty database; it must give the schema of the revisions that it replaces. */
    List<Finding> checkBaselines() {
        List<Finding> findings = new ArrayList<>();
        for (Map.Entry<String, SqlBody> baseline : history.baselines().entrySet()) {
            workshop.restoreCluster();
            Finding finding = checkBaseline(baseline.getKey(), baseline.getValue());
            if (finding != null) {
                findings.add(finding);
            }
        }
        return findings;
    }

    private @Nullable Finding checkBaseline(String version, SqlBody script) {
        Snapshot expected = schemaAfter(version);
        if (expected == null) {
            return Finding.of(
                            Code.BASELINE_DIFFERS,
                            RoundTrip.placeOf(script),
                            "The baseline stands for the revisions up to " + version
                                    + ", but the history has none of them to compare it with.",
                            "Keep the revisions that a baseline replaces, or remove the baseline.")
                    .as(Severity.WARNING);
        }
        try (Stage stage = workshop.newStage()) {
            PalindromeException failure = stage.run(script).failure();
            if (failure != null) {
                Finding reason = failure.findings().get(0);
                return new Finding(
                        Code.BASELINE_FAILED,
                        Code.BASELINE_FAILED.severity(),
                        null,
                        reason.place(),
                        "The baseline does not run on an empty database. " + reason.message(),
                        reason.changes(),
                        "Write the baseline anew from a database that the revisions built.");
            }
            Changes changes = Changes.between(expected, stage.snapshot());
            return changes.isEmpty()
                    ? null
                    : new Finding(
                            Code.BASELINE_DIFFERS,
                            changes.isEquivalent() ? Severity.WARNING : Code.BASELINE_DIFFERS.severity(),
                            null,
                            RoundTrip.placeOf(script),
                            "The baseline does not make the schema that the revisions up to " + version + " make.",
                            changes.words(Wording.COMPARED),
                            "Write the baseline anew from a database that the revisions built.");
        }
    }

    /** The schema after the last revision that a baseline of this version replaces; null when there is none at or below it. */
    private @Nullable Snapshot schemaAfter(String version) {
        Snapshot schema = walk.initial();
        Snapshot replaced = null;
        List<Revision> revisions = history.graph().ordered();
        for (int index = 0; index < walk.steps().size(); index++) {
            schema = walk.steps().get(index).delta().applyTo(schema);
            if (VersionKey.isAtOrBelow(revisions.get(index).id(), version)) {
                replaced = schema;
            }
        }
        return replaced;
    }
}
