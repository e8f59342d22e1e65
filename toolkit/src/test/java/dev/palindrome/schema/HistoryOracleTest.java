package dev.palindrome.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.palindrome.database.Server;
import dev.palindrome.database.Server.ScratchDatabase;
import dev.palindrome.database.TestServer;
import dev.palindrome.diff.Changes;
import dev.palindrome.finding.PalindromeException;
import dev.palindrome.layout.Histories;
import dev.palindrome.layout.History;
import dev.palindrome.layout.HistoryOptions;
import dev.palindrome.migrate.BodyRunner;
import dev.palindrome.migrate.StatementFailedException;
import dev.palindrome.revision.Body;
import dev.palindrome.revision.Direction;
import dev.palindrome.revision.Revision;
import dev.palindrome.revision.SqlBody;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whether two schemas are equal, asked of our snapshots and of {@code pg_dump --schema-only}, at every step of the acceptance
 * histories: before and after each upgrade, and what the downgrade and the second upgrade restored. PostgreSQL 15, whose {@code pg_dump}
 * there is.
 */
@Tag("corpus")
class HistoryOracleTest {
    private record State(Snapshot snapshot, String dump) {}

    private final Server server = TestServer.shared(PgDump.VERSION);
    private final SnapshotReader reader = new SnapshotReader(Set.of());
    private final BodyRunner runner = new BodyRunner();
    private final List<String> disagreements = new ArrayList<>();
    private int pairs;
    private int equal;
    private int ordered;

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"mattermost", "lemmy", "hatchet"})
    void snapshotsAreEqualWhereDumpsAre(String name) throws Exception {
        String acceptance = System.getProperty("acceptance.dir", "");
        assumeFalse(acceptance.isEmpty(), "acceptance.dir is not set");
        assumeTrue(PgDump.isThere(), "there is no pg_dump");
        History history = Histories.load(HistoryOptions.of(Path.of(acceptance, "histories", name)));
        List<String> failed = new ArrayList<>();
        State last;
        try (ScratchDatabase line = server.create()) {
            prepare(line, history);
            last = state(line);
            for (Revision revision : history.graph().ordered()) {
                State before = last;
                try (ScratchDatabase copy = server.copy(line)) {
                    Body upgrade = upgrade(copy, revision);
                    last = state(copy);
                    compare(revision.id() + " upgrade", before, last);
                    Body downgrade = revision.downgrade();
                    if (downgrade != null && run(copy, revision, Direction.DOWNGRADE, downgrade) == null) {
                        compare(revision.id() + " downgrade", before, state(copy));
                        if (run(copy, revision, Direction.UPGRADE, upgrade) == null) {
                            compare(revision.id() + " second upgrade", last, state(copy));
                        } else {
                            failed.add(revision.id() + " second upgrade");
                        }
                    } else if (downgrade != null) {
                        failed.add(revision.id() + " downgrade");
                    }
                    PalindromeException problem = run(line, revision, Direction.UPGRADE, upgrade);
                    if (problem != null) {
                        throw problem;
                    }
                }
            }
            System.out.println(
                    "oracle " + name + ": " + history.graph().ordered().size() + " revisions, " + pairs
                            + " pairs of schemas: both equal " + equal + ", differ in nothing but the order of columns "
                            + ordered
                            + ", disagree " + disagreements.size() + "; not run because they fail: " + failed);
            restored(name, line, last);
        }
        assertThat(pairs).isPositive();
        assertThat(disagreements).isEmpty();
    }

    /** The head of a history, restored from its dump where locale and session are others. */
    private void restored(String name, ScratchDatabase head, State state) throws Exception {
        try (ForeignDatabase other = new ForeignDatabase(server)) {
            PgDump.restore(other, PgDump.schema(head), directory);
            Changes changes = Changes.between(state.snapshot(), other.snapshot(reader));
            List<String> shown = Unseen.without(changes);
            System.out.println("restored head of " + name + ": " + shown.size() + " changes");
            if (!shown.isEmpty()) {
                disagreements.add("restored: " + shown);
            }
        }
    }

    private void compare(String what, State one, State other) {
        pairs++;
        Changes changes = Changes.between(one.snapshot(), other.snapshot());
        boolean dumpsEqual = one.dump().equals(other.dump());
        if (changes.isEmpty() && dumpsEqual) {
            equal++;
        } else if (dumpsEqual && changes.isEquivalent()) {
            ordered++;
        } else if (changes.isEmpty() != dumpsEqual) {
            disagreements.add(
                    what + ": " + (dumpsEqual ? "only we see " + changes.words() : "only pg_dump sees a change"));
        }
    }

    private State state(ScratchDatabase database) throws Exception {
        try (Connection connection = database.connect()) {
            return new State(reader.read(connection), PgDump.sorted(PgDump.schema(database)));
        }
    }

    private void prepare(ScratchDatabase database, History history) throws SQLException {
        History.Bookkeeping table = history.bookkeeping();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE " + (table.schema() == null ? "public" : table.schema()) + "."
                    + table.table() + " (" + table.columns() + ")");
        }
    }

    /** Upgrades and tells with which script: a subquery without an alias is given one, for it needs PostgreSQL 16. */
    private Body upgrade(ScratchDatabase database, Revision revision) throws SQLException {
        PalindromeException problem = run(database, revision, Direction.UPGRADE, revision.upgrade());
        if (problem == null) {
            return revision.upgrade();
        }
        SqlBody body = (SqlBody) revision.upgrade();
        SqlBody named = new SqlBody(
                body.name(),
                body.path(),
                body.text().replaceAll("\\)(\\s+GROUP BY)", ") AS named$1"),
                body.firstLine(),
                body.transaction(),
                body.checksum());
        PalindromeException again = run(database, revision, Direction.UPGRADE, named);
        if (again != null) {
            throw again;
        }
        System.out.println("oracle: " + revision.id() + " runs with an alias");
        return named;
    }

    private @Nullable PalindromeException run(
            ScratchDatabase database, Revision revision, Direction direction, Body body) throws SQLException {
        try (Connection connection = database.connect()) {
            runner.run(connection, revision.id(), direction, body);
            return null;
        } catch (StatementFailedException problem) {
            return problem;
        }
    }
}
