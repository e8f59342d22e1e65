package dev.palindrome.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.palindrome.layout.Histories;
import dev.palindrome.layout.History;
import dev.palindrome.layout.HistoryOptions;
import dev.palindrome.revision.Direction;
import dev.palindrome.revision.Revision;
import dev.palindrome.schema.Snapshot;
import dev.palindrome.schema.SnapshotReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A project with dependencies, tags, a rework and commands of psql's, deployed and reverted by sqitch and by ours. */
class SqitchOracleTest {
    private static final String BY = " 2026-01-31T12:00:00Z Ann Onymous <ann@example.org>";

    @TempDir
    Path directory;

    @BeforeEach
    void project() throws IOException {
        write("sqitch.conf", "[core]\nengine = pg\n[core \"variables\"]\nowner = app\n");
        write("sqitch.plan", """
                %syntax-version=1.0.0
                %project=flipr

                appschema BY # the schema
                users [appschema] BY
                @v1.0 BY # first
                lists/flips [users@v1.0] BY
                data [lists/flips] BY
                @v1.1 BY
                users [users@v1.0] BY
                """.replace("BY", BY.strip()));
        change("appschema", "BEGIN;\nCREATE SCHEMA :owner;\nCOMMIT;\n", "DROP SCHEMA :\"owner\";\n");
        change(
                "users@v1.1",
                "BEGIN;\nCREATE TABLE app.users (nick text PRIMARY KEY);\nCOMMIT;\n",
                "BEGIN;\nDROP TABLE app.users;\nCOMMIT;\n");
        change(
                "lists/flips",
                "\\set name 'the flips'\nCREATE TABLE app.flips (id int, nick text REFERENCES app.users);\n"
                        + "CREATE INDEX CONCURRENTLY ON app.flips (nick);\nCOMMENT ON TABLE app.flips IS :'name';\n",
                "DROP TABLE app.flips;\n");
        write("rows.csv", "ann\nbob\n");
        change(
                "data",
                "\\copy app.users FROM 'rows.csv'\n\\ir more/one.sql\nSELECT format('CREATE TABLE app.%I ()', nick) FROM app.users \\gexec\n",
                "\\set ON_ERROR_STOP on\nDROP TABLE app.ann, app.bob, app.extra; DELETE FROM app.users;\n");
        write("deploy/more/one.sql", "CREATE TABLE app.extra (registry text DEFAULT :'registry');\n");
        change(
                "users",
                "BEGIN;\nALTER TABLE app.users ADD COLUMN born date;\nCOMMIT;\n",
                "ALTER TABLE app.users DROP COLUMN born;\n");
    }

    @Test
    void both_come_to_the_same_schema_and_back() throws Exception {
        Tool.assumeThere("sqitch");
        Tool.assumeThere("psql");
        try (Scratch theirs = Scratch.create();
                Scratch ours = Scratch.create();
                Connection connection = ours.connect()) {
            History history = Histories.load(HistoryOptions.of(directory));
            BodyRunner runner = new BodyRunner(ours.database().password());
            String empty = snapshot(ours);

            Tool.run(directory, theirs.database(), "sqitch", "deploy", "--target", target(theirs));
            for (Revision revision : history.graph().ordered()) {
                runner.run(connection, revision.id(), Direction.UPGRADE, revision.upgrade());
            }

            assertThat(theirs.values("SELECT change FROM sqitch.changes ORDER BY committed_at"))
                    .containsExactlyElementsOf(history.graph().ordered().stream()
                            .map(revision -> revision.id().replaceAll("@.*", ""))
                            .toList());
            assertThat(snapshot(ours)).isEqualTo(snapshot(theirs)).isNotEqualTo(empty);

            Tool.run(directory, theirs.database(), "sqitch", "revert", "-y", "--target", target(theirs));
            List<Revision> back = new ArrayList<>(history.graph().ordered());
            Collections.reverse(back);
            for (Revision revision : back) {
                runner.run(connection, revision.id(), Direction.DOWNGRADE, revision.downgrade());
            }

            assertThat(snapshot(ours)).isEqualTo(snapshot(theirs)).isEqualTo(empty);
        }
    }

    @Test
    void a_script_that_fails_in_psql_says_what_psql_said() throws Exception {
        Tool.assumeThere("psql");
        write("deploy/data.sql", "\\echo hello\nSELECT 1 AS one \\gset\nSELECT nonesuch;\n");
        try (Scratch scratch = Scratch.create();
                Connection connection = scratch.connect()) {
            Revision revision =
                    Histories.load(HistoryOptions.of(directory)).graph().find("data");

            StatementFailedException failed =
                    catchThrowableOfType(StatementFailedException.class, () -> new BodyRunner()
                            .run(connection, "data", Direction.UPGRADE, revision.upgrade()));

            assertThat(failed).hasMessage("""
                    The upgrade of revision data failed at deploy/data.sql: `psql --quiet --no-psqlrc --no-align --tuples-only --set\
                     ON_ERROR_STOP=1 --set owner=app --set registry=sqitch --file deploy/data.sql` ended with status 3:
                    hello
                    psql:deploy/data.sql:3: ERROR:  column "nonesuch" does not exist
                    LINE 1: SELECT nonesuch;
                                   ^
                    What it did before it failed may be left behind.""");
        }
    }

    @Test
    void a_transaction_that_is_left_open_is_told() throws Exception {
        write("deploy/users.sql", "BEGIN;\nCREATE TABLE lost (n int);\n");
        try (Scratch scratch = Scratch.create();
                Connection connection = scratch.connect()) {
            Revision revision =
                    Histories.load(HistoryOptions.of(directory)).graph().find("users");

            StatementFailedException failed =
                    catchThrowableOfType(StatementFailedException.class, () -> new BodyRunner()
                            .run(connection, "users", Direction.UPGRADE, revision.upgrade()));

            assertThat(failed)
                    .hasMessage(
                            "The upgrade of revision users failed at deploy/users.sql: the script ends inside a transaction"
                                    + " that it never commits; psql takes it back (SQLSTATE 25000). Nothing is left behind: no statement"
                                    + " before it had taken effect.");
            assertThat(scratch.tables()).isEmpty();
        }
    }

    private static String target(Scratch scratch) {
        return "db:pg://" + scratch.database().user() + "@" + Tool.address(scratch.database()) + "/"
                + scratch.database().name();
    }

    private static String snapshot(Scratch scratch) throws SQLException {
        try (Connection connection = scratch.connect()) {
            Snapshot snapshot = new SnapshotReader(Set.of()).read(connection);
            return snapshot.objects().values().stream()
                    .map(Object::toString)
                    .filter(object -> !object.contains("sqitch"))
                    .collect(Collectors.joining("\n"));
        }
    }

    private void change(String name, String deploy, String revert) throws IOException {
        write("deploy/" + name + ".sql", deploy);
        write("revert/" + name + ".sql", revert);
        write("verify/" + name + ".sql", "SELECT 1;\n");
    }

    private void write(String name, String text) throws IOException {
        Files.createDirectories(directory.resolve(name).getParent());
        Files.writeString(directory.resolve(name), text);
    }
}
