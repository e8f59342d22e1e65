package dev.palindrome.proof;

import dev.palindrome.database.ClusterState;
import dev.palindrome.database.Server;
import dev.palindrome.finding.Finding;
import dev.palindrome.finding.PalindromeException;
import dev.palindrome.layout.History;
import dev.palindrome.migrate.SessionSetup;
import dev.palindrome.revision.Body;
import dev.palindrome.revision.RevisionGraph;
import dev.palindrome.revision.SqlBody;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What every stage of one proof has in common: the server, the history, and how a database is made ready for it. */
final class Workshop implements AutoCloseable {
    private static final Pattern CLUSTER_WIDE = Pattern.compile(
            "\\b(create|alter|drop)\\s+(role|user|group|tablespace|database)\\b", Pattern.CASE_INSENSITIVE);

    private final Server server;
    private final History history;
    private final ProofOptions options;
    private final boolean hasBookkeeping;
    private final Scope scope;
    private final Deadline deadline;
    private @Nullable ClusterState initialCluster;
    private @Nullable ClusterState assumedCluster;
    private @Nullable Stage template;

    Workshop(Server server, History history, ProofOptions options) {
        this(server, history, options, true);
    }

    private Workshop(Server server, History history, ProofOptions options, boolean hasBookkeeping) {
        this.server = server;
        this.history = history;
        this.options = options;
        this.hasBookkeeping = hasBookkeeping;
        this.scope = Scope.of(history, options.selection());
        this.deadline = new Deadline(options.timeout());
    }

    /** One for a script that belongs to no history: no tool keeps a table there, and a dump may bring one. */
    static Workshop ofScript(Server server, SqlBody script, ProofOptions options) {
        History alone = new History(
                "script",
                null,
                RevisionGraph.of(List.of()),
                List.of(script),
                Map.of(),
                null,
                List.of(),
                new History.Bookkeeping(null, "none", ""),
                List.of());
        return new Workshop(server, alone, options, false);
    }

    Server server() {
        return server;
    }

    History history() {
        return history;
    }

    /** What is done with each revision. */
    Scope scope() {
        return scope;
    }

    boolean descends() {
        return options.descent();
    }

    /** Whether and how it is looked at what becomes of rows. */
    DataOptions data() {
        return options.data();
    }

    /** Whether a script may make or change roles and the like, which belong to the whole server. */
    static boolean mayTouchCluster(@Nullable Body body) {
        return body instanceof SqlBody script
                ? CLUSTER_WIDE.matcher(script.text()).find()
                : body != null;
    }

    /** Whether there are roles and the like that were not there before the first revision. */
    boolean isClusterTouched() {
        return assumedCluster != null && !server.cluster().equals(assumedCluster);
    }

    /** Takes back what revisions made of roles and the like. No stage may be open that uses them. */
    void restoreCluster() {
        if (assumedCluster != null) {
            server.restore(assumedCluster, this::mentions);
        }
    }

    /** Whether a script of the history names it. What a Java revision makes cannot be told, and is left on a server of others. */
    private boolean mentions(String name) {
        String wanted = name.toLowerCase(Locale.ROOT);
        Stream<Body> bodies = history.graph().ordered().stream()
                .flatMap(revision -> Stream.of(revision.upgrade(), revision.downgrade()));
        Stream<Body> around = Stream.of(
                        options.before(),
                        history.repeatables(),
                        history.baselines().values())
                .flatMap(Collection::stream);
        return Stream.concat(bodies, around)
                .anyMatch(body -> body instanceof SqlBody script
                        && script.text().toLowerCase(Locale.ROOT).contains(wanted));
    }

    /** Closes what all stages share and takes back what scripts made of roles and the like; says what could not be. Once. */
    List<Finding> settle() {
        close();
        ClusterState initial = initialCluster;
        initialCluster = null;
        return initial == null ? List.of() : server.restore(initial, this::mentions);
    }

    Deadline deadline() {
        return deadline;
    }

    /** The tables that snapshots leave out. */
    Set<String> leftOut() {
        return hasBookkeeping ? leftOut(history) : Set.of();
    }

    /** The tables in which a history's tool remembers what it applied. */
    static Set<String> leftOut(History history) {
        return Set.of(asWritten(bookkeepingSchema(history)) + "."
                + asWritten(history.bookkeeping().table()));
    }

    /** A new database with everything that stands before the first revision. */
    Stage newStage() {
        if (initialCluster == null) {
            initialCluster = server.cluster();
        }
        if (options.before().isEmpty()) {
            assumedCluster = initialCluster;
            return prepared();
        }
        // Scripts that go before may make roles, which a second run would find there: they run once.
        if (template == null) {
            template = prepared();
            assumedCluster = server.cluster();
        }
        return template.copy();
    }

    private Stage prepared() {
        Stage stage = new Stage(this, server.create());
        try {
            for (SqlBody script : options.before()) {
                PalindromeException failure = stage.run(script).failure();
                if (failure != null) {
                    throw new PalindromeException(
                            PalindromeException.Category.CONFIGURATION, failure.findings(), failure);
                }
            }
            PalindromeException failure =
                    hasBookkeeping ? stage.run(groundwork()).failure() : null;
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
        if (history.bookkeeping().columns().isEmpty()) {
            return SqlBody.of("the table of applied revisions", "");
        }
        return SqlBody.of(
                "the table of applied revisions",
                "CREATE SCHEMA IF NOT EXISTS " + quoted(bookkeepingSchema(history)) + "; CREATE TABLE "
                        + quoted(bookkeepingSchema(history)) + "."
                        + quoted(history.bookkeeping().table()) + " ("
                        + history.bookkeeping().columns() + ")");
    }

    /** Does on a new connection what the layout's tool does on its own. */
    void prepare(Connection connection) throws SQLException {
        SessionSetup.prepare(connection, history);
    }

    private static String bookkeepingSchema(History history) {
        String schema = history.bookkeeping().schema();
        if (schema != null) {
            return schema;
        }
        return history.schemas().isEmpty() ? "public" : history.schemas().get(0);
    }

    /** A name as PostgreSQL writes it. */
    private static String asWritten(String identifier) {
        return identifier.matches("[a-z_][a-z0-9_]*") ? identifier : quoted(identifier);
    }

    private static String quoted(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }

    @Override
    public void close() {
        if (template != null) {
            template.close();
            template = null;
        }
    }
}
