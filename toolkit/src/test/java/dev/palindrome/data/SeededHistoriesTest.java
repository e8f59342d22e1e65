package dev.palindrome.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.palindrome.database.Server.ScratchDatabase;
import dev.palindrome.database.TestServer;
import dev.palindrome.layout.Histories;
import dev.palindrome.layout.History;
import dev.palindrome.layout.HistoryOptions;
import dev.palindrome.migrate.BodyRunner;
import dev.palindrome.revision.Direction;
import dev.palindrome.revision.Revision;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How many tables of the acceptance histories' heads can be seeded, and how long it takes; the reasons of the rest are printed. */
@Tag("corpus")
class SeededHistoriesTest {
    private static final double WANTED = 0.95;

    @ParameterizedTest
    @ValueSource(strings = {"mattermost", "lemmy", "hatchet", "flyway-jupyter"})
    void nearlyAllTablesAreSeeded(String name) throws SQLException {
        String acceptance = System.getProperty("acceptance.dir", "");
        assumeFalse(acceptance.isEmpty(), "acceptance.dir is not set");
        History history = Histories.load(HistoryOptions.of(Path.of(acceptance, "histories", name)));
        try (ScratchDatabase database = TestServer.create();
                Connection connection = database.connect()) {
            try (Statement statement = connection.createStatement()) {
                History.Bookkeeping table = history.bookkeeping();
                statement.execute("CREATE TABLE " + (table.schema() == null ? "public" : table.schema()) + "."
                        + table.table() + " (" + table.columns() + ")");
            }
            BodyRunner runner = new BodyRunner();
            for (Revision revision : history.graph().ordered()) {
                runner.run(connection, revision.id(), Direction.UPGRADE, revision.upgrade());
            }
            List<String> tables = tables(connection);
            Seeder seeder = new Seeder(1, 3);
            long start = System.nanoTime();
            List<SeededTable> first = seeder.seed(connection, tables).tables();
            double cold = (System.nanoTime() - start) / 1e6;
            start = System.nanoTime();
            List<SeededTable> second = seeder.seed(connection, tables).tables();
            double warm = (System.nanoTime() - start) / 1e6;
            List<String> few = tables.subList(tables.size() / 2, Math.min(tables.size(), tables.size() / 2 + 5));
            start = System.nanoTime();
            int calls = 20;
            for (int i = 0; i < calls; i++) {
                seeder.seed(connection, few);
            }
            double five = (System.nanoTime() - start) / 1e6 / calls;
            long filled = first.stream().filter(table -> table.rows() == 3).count();
            System.out.printf(
                    Locale.ROOT,
                    "seeding %s: %d of %d tables; all of them in %.0f ms, again in %.0f ms, five of them in %.1f ms%n",
                    name,
                    filled,
                    first.size(),
                    cold,
                    warm,
                    five);
            List<SeededTable> not = new ArrayList<>(first);
            not.addAll(second);
            not.stream()
                    .filter(table -> table.reason() != null)
                    .forEach(table -> System.out.println(
                            "  " + table.table() + ": " + table.rows() + " rows, " + table.reason()));
            assertThat((double) filled / first.size()).isGreaterThanOrEqualTo(WANTED);
        }
    }

    private static List<String> tables(Connection connection) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        SELECT format('%I.%I', n.nspname, r.relname)
                        FROM pg_class r
                        JOIN pg_namespace n ON n.oid = r.relnamespace
                        WHERE r.relkind IN ('r', 'p') AND n.nspname !~ '^(pg_|information_schema)'
                        ORDER BY 1
                        """)) {
            while (row.next()) {
                tables.add(row.getString(1));
            }
        }
        return tables;
    }
}
