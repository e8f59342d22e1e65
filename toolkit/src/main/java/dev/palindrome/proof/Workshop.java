package dev.palindrome.proof;

import dev.palindrome.database.ClusterState;
import dev.palindrome.database.Server;
import dev.palindrome.finding.PalindromeException;
import dev.palindrome.layout.History;
import dev.palindrome.migrate.SessionSetup;
import dev.palindrome.revision.SqlBody;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;

/** What every stage of one proof has in common: the server, the history, and how a database is made ready for it. */
final class Workshop {
    private final Server server;
    private final History history;
    private final ProofOptions options;
    private final Deadline deadline;
    private final ClusterState cluster;

    Workshop(Server server, History history, ProofOptions options) {
        this.server = server;
        this.history = history;
        this.options = options;
        this.deadline = new Deadline(options.timeout());
        this.cluster = server.cluster();
    }

    Server server() {
        return server;
    }

    History history() {
        return history;
    }

    boolean descends() {
        return options.descent();
    }

    /** Roles, tablespaces and the like as they were before anything ran. */
    ClusterState initialCluster() {
        return cluster;
    }

    Deadline deadline() {
        return deadline;
    }

    /** The tables that snapshots leave out. */
    Set<String> leftOut() {
        return Set.of(bookkeepingSchema() + "." + history.bookkeeping().table());
    }

    /** A new database with everything that stands before the first revision. */
    Stage newStage() {
        Stage stage = new Stage(this, server.create());
        try {
            for (SqlBody script : options.before()) {
                PalindromeException failure = stage.run(script).failure();
                if (failure != null) {
                    throw new PalindromeException(
                            PalindromeException.Category.CONFIGURATION, failure.findings(), failure);
                }
            }
            PalindromeException failure = stage.run(groundwork()).failure();
            if (failure != null) {
                throw failure;
            }
            return stage;
        } catch (RuntimeException problem) {
            closeAfter(problem, stage);
            throw problem;
        }
    }

    /** Closes a stage that is of no use any more; a failure to do so goes with the problem that made it so. */
    static void closeAfter(RuntimeException problem, Stage stage) {
        try {
            stage.close();
        } catch (RuntimeException suppressed) {
            problem.addSuppressed(suppressed);
        }
    }

    /** The tool's own table: scripts may refer to it. */
    private SqlBody groundwork() {
        return SqlBody.of(
                "the table of applied revisions",
                "CREATE TABLE " + quoted(bookkeepingSchema()) + "."
                        + quoted(history.bookkeeping().table()) + " ("
                        + history.bookkeeping().columns() + ")");
    }

    /** Does on a new connection what the layout's tool does on its own. */
    void prepare(Connection connection) throws SQLException {
        SessionSetup.prepare(connection, history);
    }

    private String bookkeepingSchema() {
        String schema = history.bookkeeping().schema();
        if (schema != null) {
            return schema;
        }
        return history.schemas().isEmpty() ? "public" : history.schemas().get(0);
    }

    private static String quoted(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }
}
