package dev.palindrome.migrate;

import dev.palindrome.layout.History;
import dev.palindrome.revision.Applied;
import dev.palindrome.revision.Body;
import dev.palindrome.revision.Direction;
import dev.palindrome.revision.JavaBody;
import dev.palindrome.revision.Plan;
import dev.palindrome.revision.Revision;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The statements that the Java revisions of a plan send, found by running the plan in a scratch database. */
final class JavaStatements {
    private final History history;
    private final Connection connection;
    private final JavaRecorder recorder = new JavaRecorder();
    private final BodyRunner runner = new BodyRunner(recorder);

    private JavaStatements(History history, Connection connection) {
        this.history = history;
        this.connection = connection;
    }

    /** Whether a plan has any. */
    static boolean needed(Plan plan) {
        return plan.revisions().stream().anyMatch(revision -> body(revision, plan.direction()) instanceof JavaBody);
    }

    /**
     * Runs a plan up to its last Java revision.
     *
     * @param start where the plan begins
     * @param scratch a database that has nothing yet
     * @return statements by the id of their revision
     */
    static Map<String, List<String>> of(History history, Applied start, Plan plan, ConnectionSource scratch) {
        try (Connection connection = scratch.connect()) {
            return new JavaStatements(history, connection).record(start, plan);
        } catch (SQLException e) {
            throw SessionFailure.of("what Palindrome did around the revisions in a scratch database", e);
        }
    }

    private Map<String, List<String>> record(Applied start, Plan plan) throws SQLException {
        List<String> created = SessionSetup.prepare(connection, history);
        HistoryTable.of(connection, history).create(connection, created);
        for (Revision revision : history.graph().ordered().stream()
                .filter(each -> start.contains(each.id()))
                .toList()) {
            runner.run(connection, revision.id(), Direction.UPGRADE, revision.upgrade());
        }
        recorder.take();
        Map<String, List<String>> statements = new LinkedHashMap<>();
        for (Revision revision : plan.revisions()) {
            Body body = body(revision, plan.direction());
            runner.run(connection, revision.id(), plan.direction(), body);
            if (body instanceof JavaBody) {
                statements.put(revision.id(), recorder.take());
            }
        }
        return statements;
    }

    private static Body body(Revision revision, Direction direction) {
        return direction == Direction.UPGRADE
                ? revision.upgrade()
                : Objects.requireNonNull(revision.downgrade(), revision.id());
    }
}
