package dev.palindrome.schema;

import dev.palindrome.database.Server.ScratchDatabase;
import dev.palindrome.database.TestServer;
import dev.palindrome.diff.Changes;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;

/** Runs the cases of {@link KindCase} in one database of a server, each in a transaction that is rolled back. */
final class KindObserver implements AutoCloseable {
    private static final SnapshotReader SCHEMA = new SnapshotReader(Set.of());
    private static final SnapshotReader ALL = new SnapshotReader(Set.of(), Set.of(Extra.values()));

    private final ScratchDatabase database;
    private final Connection connection;

    KindObserver(int version) throws SQLException {
        database = TestServer.shared(version).create();
        connection = TestServer.planningOnce(database);
        createClusterObjects(connection);
        connection.setAutoCommit(false);
    }

    /** What the cases expect to be there. */
    static void createClusterObjects(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String role : KindCase.ROLES) {
                statement.execute("CREATE ROLE " + role);
            }
            statement.execute("SET allow_in_place_tablespaces = on");
            statement.execute("CREATE TABLESPACE " + KindCase.TABLESPACE + " LOCATION ''");
        }
    }

    /** Drops them again. */
    static void dropClusterObjects(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("DROP TABLESPACE " + KindCase.TABLESPACE);
            statement.execute("DROP ROLE " + String.join(", ", KindCase.ROLES));
        }
    }

    /** The changes that a case makes. */
    Changes changes(KindCase one) throws SQLException {
        return changes(one, one.onRequest() ? ALL : SCHEMA);
    }

    /** The changes of the schema alone that a case makes. */
    Changes schemaChanges(KindCase one) throws SQLException {
        return changes(one, SCHEMA);
    }

    private Changes changes(KindCase one, SnapshotReader reader) throws SQLException {
        try {
            run(one.base());
            Snapshot before = reader.read(connection);
            run(one.change());
            Snapshot after = reader.read(connection);
            return Changes.between(before, after);
        } finally {
            connection.rollback();
        }
    }

    /** The schema that a case's base makes. */
    Snapshot base(KindCase one) throws SQLException {
        try {
            run(one.base());
            return SCHEMA.read(connection);
        } finally {
            connection.rollback();
        }
    }

    private void run(String sql) throws SQLException {
        if (!sql.isEmpty()) {
            try (Statement statement = connection.createStatement()) {
                statement.execute(sql.replace(KindCase.DATABASE, database.name()));
            }
        }
    }

    @Override
    public void close() throws SQLException {
        connection.setAutoCommit(true);
        dropClusterObjects(connection);
        connection.close();
        database.close();
    }
}
