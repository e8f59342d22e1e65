package dev.palindrome.migrate;

import dev.palindrome.ReversibleMigration;
import dev.palindrome.finding.Place;
import dev.palindrome.migrate.StatementFailedException.Failure;
import dev.palindrome.revision.Direction;
import dev.palindrome.revision.JavaBody;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;

/** Runs revisions written in Java, as Flyway does. */
final class JavaRunner {
    private final UnaryOperator<Connection> view;

    /**
     * A runner.
     *
     * @param view what a revision is given instead of the connection
     */
    JavaRunner(UnaryOperator<Connection> view) {
        this.view = view;
    }

    PreparedBody prepare(String revisionId, Direction direction, JavaBody body) {
        return new PreparedJava(revisionId, direction, body, view);
    }

    private record PreparedJava(String revisionId, Direction direction, JavaBody body, UnaryOperator<Connection> view)
            implements PreparedBody {
        @Override
        public String name() {
            return body.name();
        }

        @Override
        public boolean inOneTransaction() {
            return body.migration().canExecuteInTransaction();
        }

        @Override
        public boolean leavesMore() {
            return true;
        }

        @Override
        public boolean mayUnlock() {
            return true;
        }

        @Override
        public void run(Connection connection, SessionState session, BeforeCommit beforeCommit) throws SQLException {
            long start = System.nanoTime();
            boolean transaction = inOneTransaction();
            connection.setAutoCommit(!transaction);
            try {
                call(view.apply(connection));
                if (connection.isClosed()) {
                    throw new IllegalStateException("it closed the connection that it was given");
                }
                if (transaction && beforeCommit != BeforeCommit.NOTHING) {
                    session.settle(connection);
                }
            } catch (Exception | LinkageError | AssertionError e) {
                throw failure(connection, transaction, e);
            }
            beforeCommit.run(connection, Duration.ofNanos(System.nanoTime() - start));
            try {
                if (!connection.getAutoCommit()) {
                    connection.commit();
                }
            } catch (SQLException e) {
                throw failure(connection, transaction, e);
            }
            connection.setAutoCommit(true);
        }

        private void call(Connection connection) throws Exception {
            JavaMigration migration = body.migration();
            if (migration instanceof ReversibleMigration reversible) {
                reversible.run(body.direction(), connection);
            } else if (body.direction() == Direction.UPGRADE) {
                migration.migrate(
                        new FlywayContext(connection, migration.getClass().getClassLoader()));
            } else {
                throw new IllegalStateException("it has no downgrade; only a ReversibleMigration has");
            }
        }

        private StatementFailedException failure(Connection connection, boolean transaction, Throwable cause) {
            try {
                if (!connection.isClosed() && !connection.getAutoCommit()) {
                    connection.rollback();
                    connection.setAutoCommit(true);
                }
            } catch (SQLException e) {
                cause.addSuppressed(e);
            }
            Failure failure = new Failure(revisionId, direction, Place.of(body.name()));
            Leftovers leftovers = transaction ? Leftovers.NONE : Leftovers.UNKNOWN;
            SQLException refused = sqlException(cause);
            return refused == null
                    ? StatementFailedException.of(failure, cause, leftovers)
                    : StatementFailedException.of(failure, cause, refused, null, leftovers);
        }

        /** What PostgreSQL said, however deep jOOQ or the revision wrapped it. */
        private static @Nullable SQLException sqlException(Throwable thrown) {
            for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
                if (cause instanceof SQLException found) {
                    return found;
                }
            }
            return null;
        }
    }

    /** What Flyway gives to a Java migration. Its configuration is made when it is asked for: that takes Flyway some 100 ms. */
    private static final class FlywayContext implements Context {
        private final Connection connection;
        private final ClassLoader classLoader;
        private @Nullable Configuration configuration;

        FlywayContext(Connection connection, ClassLoader classLoader) {
            this.connection = connection;
            this.classLoader = classLoader;
        }

        @Override
        public Configuration getConfiguration() {
            if (configuration == null) {
                configuration = new FluentConfiguration(classLoader);
            }
            return configuration;
        }

        @Override
        public Connection getConnection() {
            return connection;
        }
    }
}
