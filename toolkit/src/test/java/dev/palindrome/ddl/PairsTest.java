package dev.palindrome.ddl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.palindrome.database.Server.ScratchDatabase;
import dev.palindrome.database.TestServer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Pairs of schemas, each way with what PostgreSQL noted about dependencies and each way without. */
@Tag("slow")
class PairsTest {
    private static ScratchDatabase database;
    private static Connection connection;

    @BeforeAll
    static void connect() throws SQLException {
        database = TestServer.create();
        connection = database.connect();
        try (Statement statement = connection.createStatement()) {
            statement.execute("DO $$ BEGIN CREATE ROLE ddl_reader; EXCEPTION WHEN duplicate_object THEN NULL; END $$");
        }
        connection.setAutoCommit(false);
    }

    @AfterAll
    static void disconnect() throws SQLException {
        connection.close();
        database.close();
    }

    static List<Arguments> pairs() throws IOException {
        String text;
        try (InputStream stream = PairsTest.class.getResourceAsStream("pairs.sql")) {
            text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
        List<Arguments> pairs = new ArrayList<>();
        for (String block : text.split("(?m)^== ")) {
            if (!block.isBlank()) {
                String[] head = block.split("\n", 2);
                String[] sides = head[1].split("(?m)^=>\n", 2);
                pairs.add(Arguments.of(head[0], sides[0], sides[1]));
            }
        }
        return pairs;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pairs")
    void bothScriptsLeadThere(String name, String old, String young) throws SQLException {
        InTransaction pair = InTransaction.of(connection, old, young);
        DdlScript up = pair.up(true);
        DdlScript down = pair.down(true);

        assertThat(pair.runUp(up)).as("up: %s", up.text()).isEmpty();
        assertThat(pair.runDown(down)).as("down: %s", down.text()).isEmpty();
        DdlScript upByNames = pair.up(false);
        DdlScript downByNames = pair.down(false);
        if (!upByNames.text().equals(up.text())) {
            assertThat(pair.runUp(upByNames))
                    .as("up by names: %s", upByNames.text())
                    .isEmpty();
        }
        if (!downByNames.text().equals(down.text())) {
            assertThat(pair.runDown(downByNames))
                    .as("down by names: %s", downByNames.text())
                    .isEmpty();
        }
    }
}
