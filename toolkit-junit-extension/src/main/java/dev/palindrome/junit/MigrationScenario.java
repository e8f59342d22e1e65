package dev.palindrome.junit;

import dev.palindrome.layout.History;
import dev.palindrome.migrate.BodyRunner;
import dev.palindrome.migrate.Migrator;
import dev.palindrome.migrate.Outcome;
import dev.palindrome.revision.Direction;
import dev.palindrome.revision.SqlBody;
import dev.palindrome.schema.Snapshot;
import dev.palindrome.schema.SnapshotReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * A database of a test's own that stands at a place of the history and moves along it. A parameter of test methods and of methods with
 * {@code @BeforeEach} and {@code @AfterEach}, which see the same one.
 *
 * <pre>{@code
 * @Test
 * void splitsNames(@StartBefore("003") MigrationScenario scenario) {
 *     scenario.row("users").with("name", "Ada Lovelace").insert();
 *
 *     scenario.upgrade();
 *     assertThat(scenario.rows("users")).first().hasFieldOrPropertyWithValue("last_name", "Lovelace");
 *
 *     scenario.downgrade();
 *     assertThat(scenario.rows("users")).first().hasFieldOrPropertyWithValue("name", "Ada Lovelace");
 * }
 * }</pre>
 *
 * <p>Without {@link StartAt} and {@link StartBefore} it begins at the base. The database is a clone of a template, so that it costs the
 * same at the first revision and at the hundredth; it is dropped when the test ends, however it ends. A test that leaves a transaction
 * open, or a connection that it took from the {@link #dataSource()}, fails.
 *
 * <p>Revisions run as {@code palindrome upgrade} runs them, with rows in the history table. Scripts that fail throw what they throw there: a
 * {@link dev.palindrome.finding.PalindromeException} with revision, file, line and SQLSTATE.
 */
public final class MigrationScenario {
    private final History history;
    private final ScenarioGround ground;

    MigrationScenario(History history, ScenarioGround ground) {
        this.history = history;
        this.ground = ground;
    }

    /** The history along which it moves. */
    public History history() {
        return history;
    }

    /** Applies the next revision in the history's order: with {@link StartBefore}, that revision. */
    public Outcome upgrade() {
        return migrator().upgradeNext();
    }

    /** Takes back the applied revision that is last in the history's order. */
    public Outcome downgrade() {
        return migrator().downgradeLast();
    }

    /**
     * Applies what is missing below a target, and at the heads the repeatable scripts.
     *
     * @param target {@code head}, {@code heads}, an id, {@code +2}, {@code billing@head}
     */
    public Outcome upgradeTo(String target) {
        return migrator().upgrade(target);
    }

    /**
     * Takes back what is applied above a target.
     *
     * @param target {@code base}, an id, {@code -1}, {@code billing@base}
     */
    public Outcome downgradeTo(String target) {
        return migrator().downgrade(target);
    }

    /** Ids of the applied revisions that no other applied one needs: one, unless there are branches; none at the base. */
    public List<String> current() {
        return migrator().current().heads();
    }

    /** Ids of all applied revisions, in the history's order. */
    public List<String> applied() {
        return migrator().current().applied();
    }

    /** jOOQ on {@link #connection()}. */
    public DSLContext dsl() {
        return ScenarioDatabase.dsl(connection());
    }

    /**
     * The scenario's own connection, always the same one, in auto-commit mode at first; closed when the test ends. End a transaction on it
     * before the scenario moves: revisions run on another connection, and would wait for its locks.
     */
    public Connection connection() {
        return ground.connection();
    }

    /** New connections, each for the test to close: for code under test that wants a pool, or for two sessions at a time. */
    public DataSource dataSource() {
        return ground.dataSource();
    }

    /**
     * Runs SQL as a revision's script would run, one statement or several: in a transaction of its own, or in the one that
     * {@link #connection()} is in.
     */
    public MigrationScenario execute(String sql) {
        return run(SqlBody.of("execute", sql));
    }

    /** Runs a file as {@link #execute} does; outside a transaction where its statements refuse one. */
    public MigrationScenario script(Path file) {
        try {
            return run(new SqlBody(
                    file.toString(), file, Files.readString(file), 1, SqlBody.TransactionMode.DETECT, null));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the script " + file, e);
        }
    }

    /**
     * Runs a script from the class path.
     *
     * @param resource absolute, with or without a slash before it: {@code scenarios/users.sql}
     */
    public MigrationScenario script(String resource) {
        String name = resource.startsWith("/") ? resource.substring(1) : resource;
        try (InputStream in = ground.loader().getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalArgumentException("the class path has no script " + name);
            }
            return run(SqlBody.of(name, new String(in.readAllBytes(), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the script " + name, e);
        }
    }

    private MigrationScenario run(SqlBody script) {
        Connection connection = connection();
        try {
            if (connection.getAutoCommit()) {
                new BodyRunner().run(connection, script.name(), Direction.UPGRADE, script);
            } else {
                BodyRunner.runWithin(connection, script);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the scenario's connection is broken", e);
        }
        return this;
    }

    /**
     * Begins a row; {@link ScenarioRow#insert()} inserts it.
     *
     * @param table its name, qualified where the {@code search_path} does not find it
     */
    public ScenarioRow row(String table) {
        return ground.row(table);
    }

    /**
     * All rows of a table, ordered by its primary key if it has one. Each is a map from column names, in the table's order, to values as the
     * driver has them; {@code timestamptz} is an {@link java.time.OffsetDateTime}, an array a list, and what Java has no type of (JSON,
     * enums, ranges) is text.
     *
     * @throws IllegalArgumentException if there is no such table
     */
    public List<Map<String, @Nullable Object>> rows(String table) {
        Connection connection = connection();
        return ScenarioTable.of(connection, table).rows(connection);
    }

    /** The schema as it is now, without the history table. */
    public Snapshot snapshot() {
        return new SnapshotReader(ground.bookkeeping()).read(connection());
    }

    private Migrator migrator() {
        return ground.migrator();
    }

    @Override
    public String toString() {
        return "MigrationScenario[" + ground.name() + "]";
    }
}
