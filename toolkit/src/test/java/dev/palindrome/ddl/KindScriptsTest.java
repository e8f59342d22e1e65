package dev.palindrome.ddl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.palindrome.database.Server.ScratchDatabase;
import dev.palindrome.database.TestServer;
import dev.palindrome.diff.Changes;
import dev.palindrome.diff.Wording;
import dev.palindrome.finding.Code;
import dev.palindrome.finding.Finding;
import dev.palindrome.finding.Severity;
import dev.palindrome.schema.Dependencies;
import dev.palindrome.schema.DependencyReader;
import dev.palindrome.schema.Extra;
import dev.palindrome.schema.KindCase;
import dev.palindrome.schema.Snapshot;
import dev.palindrome.schema.SnapshotReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every kind of change that a snapshot sees is made and taken back by our scripts, or refused by name. */
@Tag("corpus")
class KindScriptsTest {
    private static final SnapshotReader SCHEMA = new SnapshotReader(Set.of());
    private static final SnapshotReader ALL = new SnapshotReader(Set.of(), Set.of(Extra.values()));

    /** What a case does by writing into the catalogs, since the server lacks what PostgreSQL's statement needs. */
    private static final String LABELS = "security label: ";

    private final List<String> failures = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();
    private int reached;

    @ParameterizedTest
    @ValueSource(ints = {14, 17, 18})
    void everyChangeIsMadeOrRefused(int version) throws Exception {
        try (ScratchDatabase database = TestServer.shared(version).create();
                Connection connection = database.connect()) {
            execute(connection, "SET allow_in_place_tablespaces = on");
            for (String role : KindCase.ROLES) {
                execute(connection, "CREATE ROLE " + role);
            }
            execute(connection, "CREATE TABLESPACE " + KindCase.TABLESPACE + " LOCATION ''");
            try {
                connection.setAutoCommit(false);
                for (KindCase one : KindCase.all()) {
                    if (one.isOf(version)
                            && !one.name().startsWith(LABELS)
                            && one.name().matches(System.getProperty("ddl.kinds", ".*"))) {
                        tryOut(connection, one, database.name(), version);
                    }
                }
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
                execute(connection, "DROP TABLESPACE " + KindCase.TABLESPACE);
                execute(connection, "DROP ROLE " + String.join(", ", KindCase.ROLES));
            }
        }
        refused.forEach(System.out::println);
        failures.forEach(System.out::println);
        System.out.println("ddl kinds " + version + ": " + reached + " ways reached, " + refused.size() + " refused, "
                + failures.size() + " failed");
        assertThat(reached).isPositive();
        assertThat(failures).isEmpty();
    }

    private void tryOut(Connection connection, KindCase one, String database, int version) throws SQLException {
        SnapshotReader reader = one.onRequest() ? ALL : SCHEMA;
        DdlOptions options = DdlOptions.DEFAULT.withPostgres(version).withDataLoss(true);
        try {
            run(connection, one.base(), database);
            Snapshot before = reader.read(connection);
            Dependencies beforeUses = new DependencyReader().read(connection);
            run(connection, one.change(), database);
            Snapshot after = reader.read(connection);
            Dependencies afterUses = new DependencyReader().read(connection);
            judge(
                    "down " + one.name(),
                    connection,
                    Ddl.between(after, afterUses, before, beforeUses, options),
                    before,
                    reader);
            connection.rollback();
            run(connection, one.base(), database);
            judge(
                    "up " + one.name(),
                    connection,
                    Ddl.between(before, beforeUses, after, afterUses, options),
                    after,
                    reader);
        } finally {
            connection.rollback();
        }
    }

    private void judge(String name, Connection connection, DdlScript script, Snapshot goal, SnapshotReader reader) {
        List<Finding> errors = script.findings().stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .toList();
        if (!errors.isEmpty()) {
            boolean named = errors.stream().allMatch(error -> error.code() == Code.DDL_IMPOSSIBLE);
            (named ? refused : failures)
                    .add(name + ": refused: " + errors.get(0).message());
            return;
        }
        for (DdlStatement statement : script.statements()) {
            try {
                execute(connection, statement.sql());
            } catch (SQLException e) {
                failures.add(name + ": " + e.getMessage().replace("\n", " ") + " in: " + statement.sql());
                return;
            }
        }
        Changes left = Changes.between(goal, reader.read(connection));
        if (left.isEmpty() || left.isEquivalent()) {
            reached++;
        } else {
            failures.add(name + ": " + String.join("; ", left.words(Wording.COMPARED)) + " AFTER "
                    + script.text().replace("\n", " "));
        }
    }

    private static void run(Connection connection, String sql, String database) throws SQLException {
        if (!sql.isEmpty()) {
            execute(connection, sql.replace(KindCase.DATABASE, database));
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
