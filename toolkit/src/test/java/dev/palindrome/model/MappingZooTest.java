package dev.palindrome.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.palindrome.database.Server.ScratchDatabase;
import dev.palindrome.database.TestServer;
import dev.palindrome.diff.Change;
import dev.palindrome.diff.Changes;
import dev.palindrome.diff.Wording;
import dev.palindrome.schema.Snapshot;
import dev.palindrome.schema.SnapshotReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Entities of every kind beside a history as people write it: nothing differs; and then one thing at a time. */
class MappingZooTest {
    private static final String ZOO = "dev.palindrome.model.zoo";

    private static ScratchDatabase database;
    private static ModelSchema schema;
    private static Snapshot model;

    @BeforeAll
    static void build() throws SQLException, IOException {
        schema = Model.entities(EntityOptions.ofPackages(ZOO), MappingZooTest.class.getClassLoader())
                .schema(17);
        try (ScratchDatabase scratch = TestServer.create();
                Connection connection = scratch.connect()) {
            execute(connection, String.join(";\n", schema.statements()));
            model = new SnapshotReader(Set.of()).read(connection);
        }
        database = TestServer.create();
        try (Connection connection = database.connect()) {
            execute(connection, resource("zoo.sql"));
        }
    }

    @AfterAll
    static void drop() {
        database.close();
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String resource(String name) throws IOException {
        try (InputStream stream = Objects.requireNonNull(MappingZooTest.class.getResourceAsStream(name))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static List<String> drift(Connection connection) {
        Snapshot found = new SnapshotReader(Set.of()).read(connection);
        Changes changes = Changes.between(Authority.OF_ENTITIES.wanted(found, model, schema.origins()), found);
        List<String> words = new ArrayList<>();
        for (Change change : changes.changes()) {
            Origin origin = schema.origins().of(change);
            words.add(change.words(Wording.COMPARED)
                    + (origin == null ? "" : " [" + origin.toString().replace(ZOO + ".", "") + "]"));
        }
        return words;
    }

    @Test
    void theZooIsLargeEnough() {
        assertThat(schema.origins().types(ZOO)).hasSizeGreaterThanOrEqualTo(40);
    }

    @Test
    void nothingDiffersWhereTheHistoryMatches() throws SQLException {
        try (Connection connection = database.connect()) {
            assertThat(drift(connection)).isEmpty();
            assertThat(Authority.OF_ENTITIES.unmapped(new SnapshotReader(Set.of()).read(connection), model))
                    .map(Object::toString)
                    .containsExactly("table public.spatial_notes");
        }
    }

    @Test
    void findsEachMutation() throws SQLException, IOException {
        List<String> expected = resource("mutations.txt").lines().toList();
        StringBuilder actual = new StringBuilder();
        int mutations = 0;
        int ours = 0;
        int validated = 0;
        try (Connection connection = database.connect();
                HibernateValidation hibernate = new HibernateValidation(ZOO)) {
            assertThat(hibernate.objection(connection)).isNull();
            connection.setAutoCommit(false);
            for (String line : expected) {
                if (line.startsWith("  ") || line.isBlank()) {
                    continue;
                }
                mutations++;
                execute(connection, line);
                List<String> words = drift(connection);
                ours += words.isEmpty() ? 0 : 1;
                validated += hibernate.objection(connection) == null ? 0 : 1;
                actual.append(line).append('\n');
                words.forEach(word -> actual.append("  ").append(word).append('\n'));
                connection.rollback();
            }
        }
        System.out.println("mapping zoo: " + mutations + " mutations, " + ours + " found; Hibernate's validation finds "
                + validated);
        assertThat(actual.toString().lines().toList()).isEqualTo(expected);
        assertThat(mutations).isGreaterThanOrEqualTo(60);
        assertThat(ours).isEqualTo(mutations);
        assertThat(validated).isEqualTo(0);
    }
}
