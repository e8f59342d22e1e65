package dev.palindrome.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.palindrome.database.Server.ScratchDatabase;
import dev.palindrome.database.TestServer;
import dev.palindrome.schema.Snapshot;
import dev.palindrome.schema.SnapshotReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The words for one change each: {@code words.txt} after a downgrade, {@code words-compared.txt} of two schemas. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WordsTest {
    private ScratchDatabase database;
    private Connection connection;

    @BeforeAll
    void connect() throws SQLException {
        database = TestServer.create();
        connection = database.connect();
        connection.setAutoCommit(false);
    }

    @AfterEach
    void rollBack() throws SQLException {
        connection.rollback();
    }

    @AfterAll
    void disconnect() throws SQLException {
        connection.close();
        database.close();
    }

    static Stream<Arguments> cases() throws IOException {
        return Stream.concat(cases("words.txt", Wording.RESTORED), cases("words-compared.txt", Wording.COMPARED));
    }

    private static Stream<Arguments> cases(String file, Wording wording) throws IOException {
        try (InputStream stream = WordsTest.class.getResourceAsStream(file)) {
            String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            return Arrays.stream(text.split("(?m)^## "))
                    .skip(1)
                    .map(section -> read(section, wording))
                    .toList()
                    .stream();
        }
    }

    private static Arguments read(String section, Wording wording) {
        int line = section.indexOf('\n');
        String[] parts = section.substring(line).split("(?m)^(>>|==)\\R", -1);
        return arguments(
                section.substring(0, line),
                parts[0].strip(),
                parts[1].strip(),
                parts.length > 2 ? parts[2].strip() : "",
                wording);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void tellsTheChange(String name, String before, String change, String words, Wording wording) throws SQLException {
        SnapshotReader reader = new SnapshotReader(Set.of());
        run("CREATE ROLE reader");
        run(before);
        Snapshot first = reader.read(connection);
        run(change);
        Snapshot second = reader.read(connection, first);

        Changes changes = Changes.between(first, second);
        assertThat(String.join("\n", changes.words(wording))).isEqualTo(words);
        assertThat(changes.changes().stream().mapToInt(Change::size).sum())
                .as("every change is told once, be it under another")
                .isEqualTo(changes.count());
    }

    private void run(String sql) throws SQLException {
        if (!sql.isEmpty()) {
            try (Statement statement = connection.createStatement()) {
                statement.execute(sql);
            }
        }
    }
}
