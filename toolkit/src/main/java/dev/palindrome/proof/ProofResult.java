package dev.palindrome.proof;

import dev.palindrome.finding.Finding;
import dev.palindrome.finding.Severity;
import dev.palindrome.layout.History;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that a proof has to say.
 *
 * @param history what was proven
 * @param postgres the server's version
 * @param revisions one result a selected revision, in the order of the walk
 * @param descent what the descent showed, or null when it was not asked for
 * @param confluence what running branches in either order showed, or null when none were compared
 * @param data how tables were filled with rows, or null when rows were not looked at
 * @param carried how many revisions were upgraded and not walked, because they were not selected
 * @param findings everything found, revisions' findings included, in the order of the history
 * @param duration how long it took, the server's start not included
 * @param notices what a reader should know of how it was done, for example which server was used instead of another
 */
public record ProofResult(
        History history,
        String postgres,
        List<RevisionResult> revisions,
        @Nullable DescentResult descent,
        @Nullable ConfluenceResult confluence,
        @Nullable DataResult data,
        int carried,
        List<Finding> findings,
        Duration duration,
        List<String> notices) {
    public ProofResult {
        revisions = List.copyOf(revisions);
        findings = List.copyOf(findings);
        notices = List.copyOf(notices);
    }

    /** How many revisions have each verdict; verdicts that none has are left out. */
    public Map<Verdict, Long> verdicts() {
        Map<Verdict, Long> counts = new EnumMap<>(Verdict.class);
        revisions.forEach(result -> counts.merge(result.verdict(), 1L, Long::sum));
        return Collections.unmodifiableMap(counts);
    }

    /** How many findings weigh so much. */
    public long count(Severity severity) {
        return findings.stream()
                .filter(finding -> finding.severity() == severity)
                .count();
    }

    /**
     * Whether the proof failed.
     *
     * @param least the least severity that fails it
     */
    public boolean hasFailed(Severity least) {
        return findings.stream().anyMatch(finding -> finding.severity().compareTo(least) <= 0);
    }

    /** The same result with more findings, in front of the others: what was found before the proof began. */
    public ProofResult withMore(List<Finding> more) {
        List<Finding> all = new ArrayList<>(more);
        all.addAll(findings);
        return withFindings(revisions, all);
    }

    /** The same result with other findings, for revisions and as a whole. */
    ProofResult withFindings(List<RevisionResult> judged, List<Finding> all) {
        return new ProofResult(history, postgres, judged, descent, confluence, data, carried, all, duration, notices);
    }
}
