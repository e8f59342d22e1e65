package dev.palindrome.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.palindrome.database.Server.ScratchDatabase;
import dev.palindrome.database.TestServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SeederTest {
    private ScratchDatabase database;
    private Connection connection;

    @BeforeEach
    void create() throws SQLException {
        database = TestServer.create();
        connection = database.connect();
    }

    @AfterEach
    void drop() throws SQLException {
        connection.close();
        database.close();
    }

    static List<SeedCase> schemas() {
        return SeedCase.read("seeded");
    }

    static List<SeedCase> impossible() {
        return SeedCase.read("not-seeded");
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void fillsEveryTableTwice(SeedCase schema) throws SQLException {
        run(schema.sql());
        List<String> tables = tables();
        Seeder seeder = new Seeder(42, 3);
        assertThat(tables).isNotEmpty();
        for (int call = 1; call <= 2; call++) {
            Seeding seeding = seeder.seed(connection, tables);
            assertThat(seeding.tables())
                    .as("call %d", call)
                    .isEqualTo(tables.stream()
                            .map(table -> new SeededTable(table, 3, null))
                            .toList());
        }
        for (String table : tables) {
            assertThat(texts("SELECT count(*) >= 6 FROM " + table)).as(table).containsExactly("t");
        }
    }

    @ParameterizedTest
    @MethodSource("impossible")
    void saysWhyNot(SeedCase schema) throws SQLException {
        run(schema.sql());
        List<SeededTable> seeded = new Seeder(42, 3).seed(connection, tables()).tables();
        assertThat(seeded.stream()
                        .filter(table -> table.reason() != null)
                        .map(table -> table.table() + " " + table.rows() + " " + table.reason())
                        .toList())
                .containsExactlyElementsOf(schema.expected());
    }

    private List<String> tables() throws SQLException {
        return texts("""
                SELECT format('%I.%I', n.nspname, r.relname)
                FROM pg_class r
                JOIN pg_namespace n ON n.oid = r.relnamespace
                WHERE r.relkind IN ('r', 'p', 'f') AND n.nspname !~ '^(pg_|information_schema)'
                ORDER BY r.oid
                """);
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<String> texts(String query) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            while (row.next()) {
                texts.add(row.getString(1));
            }
        }
        return texts;
    }
}
