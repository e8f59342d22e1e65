package dev.palindrome.schema;

import dev.palindrome.database.Server.ScratchDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A database with a follower, and the reader to compare it with. */
public final class FollowedDatabase implements AutoCloseable {
    private final Connection observer;
    private final Connection oracle;
    private final SnapshotReader reader;
    private final SnapshotFollower follower;

    public FollowedDatabase(ScratchDatabase database, Set<String> leftOut) throws SQLException {
        reader = new SnapshotReader(leftOut);
        observer = database.connect();
        oracle = database.connect();
        follower = new SnapshotFollower(reader, observer, false);
        follower.read();
    }

    public SnapshotFollower follower() {
        return follower;
    }

    public int inPartCount() {
        return follower.inPartCount();
    }

    public int inFullCount() {
        return follower.inFullCount();
    }

    /** Runs statements in a transaction that is followed; the error when they fail, or null. */
    public @Nullable String step(Connection connection, String sql) throws SQLException {
        connection.setAutoCommit(false);
        try {
            execute(connection, sql);
            follower.beforeCommit(connection);
            connection.commit();
            follower.committed();
            return null;
        } catch (SQLException e) {
            connection.rollback();
            follower.missed();
            return e.getMessage();
        } finally {
            connection.setAutoCommit(true);
        }
    }

    /** What the follower says otherwise than the reader; the name of the step before each. */
    public List<String> differences(String step) {
        Snapshot put = follower.read();
        Snapshot read = reader.read(oracle);
        List<String> differences = new ArrayList<>();
        if (!put.equals(read)) {
            for (SchemaObject object : read.list()) {
                SchemaObject other = put.find(object.key());
                if (!object.equals(other)) {
                    differences.add(step + ": " + object + "\n  but the follower has " + other);
                }
            }
            for (SchemaObject object : put.list()) {
                if (read.find(object.key()) == null) {
                    differences.add(step + ": the follower has " + object);
                }
            }
        }
        return differences;
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        try (observer) {
            oracle.close();
        }
    }
}
