package dev.palindrome.ddl;

import dev.palindrome.database.TestServer;
import dev.palindrome.diff.Changes;
import dev.palindrome.diff.Wording;
import dev.palindrome.schema.Dependencies;
import dev.palindrome.schema.DependencyReader;
import dev.palindrome.schema.Snapshot;
import dev.palindrome.schema.SnapshotReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;

/**
 * A pair of schemas that are built and changed in transactions which are rolled back, so that many pairs share a database.
 *
 * @param connection not in auto-commit mode
 */
record InTransaction(
        Connection connection,
        String oldScript,
        String youngScript,
        Snapshot old,
        Dependencies oldUses,
        Snapshot young,
        Dependencies youngUses) {
    private static final SnapshotReader READER = new SnapshotReader(Set.of());

    static InTransaction of(Connection connection, String old, String young) throws SQLException {
        try {
            execute(connection, old);
            Snapshot before = READER.read(connection);
            Dependencies beforeUses = new DependencyReader().read(connection);
            connection.rollback();
            execute(connection, young);
            Snapshot after = READER.read(connection, before);
            Dependencies afterUses = new DependencyReader().read(connection);
            return new InTransaction(connection, old, young, before, beforeUses, after, afterUses);
        } finally {
            connection.rollback();
        }
    }

    static DdlOptions options() {
        return DdlOptions.DEFAULT
                .withPostgres(TestServer.shared().majorVersion())
                .withDataLoss(true);
    }

    DdlScript up(boolean dependencies) {
        return Ddl.between(old, dependencies ? oldUses : null, young, dependencies ? youngUses : null, options());
    }

    DdlScript down(boolean dependencies) {
        return Ddl.between(young, dependencies ? youngUses : null, old, dependencies ? oldUses : null, options());
    }

    /** Builds the old side, runs a script, and says what is not as on the young side; empty when all is. */
    String runUp(DdlScript script) throws SQLException {
        return run(oldScript, script, young);
    }

    /** The other way. */
    String runDown(DdlScript script) throws SQLException {
        return run(youngScript, script, old);
    }

    private String run(String start, DdlScript script, Snapshot goal) throws SQLException {
        try {
            execute(connection, start);
            return lead(connection, script, goal);
        } finally {
            connection.rollback();
        }
    }

    /** Runs a script, and says what is not as in the goal. */
    static String lead(Connection connection, DdlScript script, Snapshot goal) {
        if (!script.isComplete()) {
            return script.findings().get(0).message();
        }
        for (DdlStatement one : script.statements()) {
            try {
                execute(connection, one.sql());
            } catch (SQLException e) {
                return e.getMessage() + " in: " + one.sql();
            }
        }
        Changes left = Changes.between(goal, READER.read(connection, goal));
        return left.isEmpty() || left.isEquivalent() ? "" : String.join("; ", left.words(Wording.COMPARED));
    }

    static void execute(Connection connection, String sql) throws SQLException {
        if (!sql.isBlank()) {
            try (Statement statement = connection.createStatement()) {
                statement.execute(sql);
            }
        }
    }
}
