package dev.palindrome.migrate;

import dev.palindrome.finding.Finding;
import dev.palindrome.finding.PalindromeException;
import dev.palindrome.layout.History;
import dev.palindrome.revision.Body;
import dev.palindrome.revision.Direction;
import dev.palindrome.revision.Revision;
import dev.palindrome.revision.SqlBody;
import java.util.ArrayList;
import java.util.List;

/** Whether everything of a history could be run: what an upgrade or a downgrade would refuse before it sends anything. */
public final class ScriptChecks {
    private final BodyRunner runner = new BodyRunner();
    private final List<Finding> findings = new ArrayList<>();

    private ScriptChecks() {}

    /** All that is wrong with the scripts of a history, in its order; without a database. */
    public static List<Finding> of(History history) {
        ScriptChecks checks = new ScriptChecks();
        for (Revision revision : history.graph().ordered()) {
            checks.check(() -> HistoryTable.requireRoom(revision));
            checks.add(revision.id(), Direction.UPGRADE, revision.upgrade());
            Body downgrade = revision.downgrade();
            if (downgrade != null) {
                checks.add(revision.id(), Direction.DOWNGRADE, downgrade);
            }
        }
        for (SqlBody repeatable : history.repeatables()) {
            checks.add(repeatable.name(), Direction.UPGRADE, repeatable);
        }
        history.baselines().values().forEach(baseline -> checks.add(baseline.name(), Direction.UPGRADE, baseline));
        return List.copyOf(checks.findings);
    }

    private void add(String id, Direction direction, Body body) {
        check(() -> runner.prepare(id, direction, body));
    }

    private void check(Runnable work) {
        try {
            work.run();
        } catch (PalindromeException e) {
            findings.addAll(e.findings());
        }
    }
}
