package dev.palindrome.junit.assertions;

import static dev.palindrome.junit.assertions.MigrationAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.palindrome.database.Server;
import dev.palindrome.database.Server.ScratchDatabase;
import dev.palindrome.database.ServerSpec;
import dev.palindrome.database.Servers;
import dev.palindrome.model.Authority;
import dev.palindrome.proof.ComparisonOptions;
import dev.palindrome.proof.Drift;
import dev.palindrome.proof.SchemaComparison;
import dev.palindrome.proof.Source;
import dev.palindrome.revision.SqlBody;
import dev.palindrome.schema.Snapshot;
import dev.palindrome.schema.SnapshotReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SchemaAssertTest {
    private static Snapshot schema;
    private static Snapshot other;
    private static SchemaComparison comparison;
    private static Drift drift;

    @BeforeAll
    static void read() throws SQLException {
        try (Server server = Servers.start(ServerSpec.embedded());
                ScratchDatabase database = server.create();
                Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    CREATE TYPE mood AS ENUM ('good', 'it''s bad');
                    CREATE SCHEMA app;
                    CREATE TABLE app.orders (id int);
                    CREATE TABLE users (
                        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                        name varchar(20) NOT NULL DEFAULT 'none' CHECK (name <> ''),
                        nickname text UNIQUE,
                        "Mood" mood,
                        seen timestamptz(3));
                    CREATE TABLE "Notes" (author bigint REFERENCES users);
                    CREATE INDEX users_seen ON users (seen);
                    CREATE VIEW names AS SELECT nickname FROM users;
                    CREATE SEQUENCE numbers;
                    CREATE FUNCTION twice(n int) RETURNS int LANGUAGE sql AS 'SELECT 2 * n';
                    CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
                    CREATE TRIGGER touched BEFORE UPDATE ON users FOR EACH ROW EXECUTE FUNCTION touch();
                    """);
            schema = new SnapshotReader(Set.of()).read(connection);
            statement.execute("ALTER TABLE users DROP COLUMN seen; ALTER TABLE users ALTER name TYPE varchar(9)");
            other = new SnapshotReader(Set.of()).read(connection);
            Source wanted = script("wanted.sql", "CREATE TABLE t (id int, name text)");
            Source found = script("found.sql", "CREATE TABLE t (id bigint, name text)");
            comparison = SchemaComparison.of(wanted, found, ComparisonOptions.DEFAULT, major -> server);
            drift = Drift.of(found, wanted, Authority.FULL, ComparisonOptions.DEFAULT, major -> server);
        }
    }

    private static Source script(String name, String text) {
        return Source.script(SqlBody.of(name, text), List.of());
    }

    private static void fails(ThrowingCallable assertion, String message) {
        assertThatThrownBy(assertion).isInstanceOf(AssertionError.class).hasMessage(message);
    }

    @Test
    void whatIsThere() {
        // region schema
        assertThat(schema)
                .hasTable("users")
                .hasPrimaryKey("id")
                .hasUnique("nickname")
                .hasCheck("<> ''")
                .hasIndex("users_seen")
                .hasTrigger("touched")
                .hasColumn("name")
                .ofType("varchar(20)")
                .isNotNull()
                .hasDefault("'none'::character varying")
                .hasColumn("nickname")
                .ofType("text")
                .isNullable()
                .hasNoDefault()
                .and()
                .doesNotHaveColumn("nick")
                .and()
                .hasView("names")
                .hasEnum("mood", "good", "it's bad")
                .hasFunction("twice")
                .doesNotHaveTable("user");
        // endregion
        assertThat(schema)
                .table("USERS")
                .column("id")
                .isIdentity()
                .hasColumn("\"Mood\"")
                .ofType("mood");
        assertThat(schema).table("users").column("seen").ofType("timestamptz(3)");
        assertThat(schema).table("\"Notes\"").hasForeignKeyTo("users").hasOnlyColumns("author");
        assertThat(schema)
                .hasTable("app.orders")
                .table("public.users")
                .doesNotHaveIndex("x")
                .doesNotHaveTrigger("x");
        assertThat(schema).withSearchPath("app", "public").hasTable("orders").table("users");
        assertThat(schema).hasSequence("numbers").hasFunction("twice(integer)").hasExtension("plpgsql");
        assertThat(schema).doesNotHaveView("x").doesNotHaveFunction("x").doesNotHaveSequence("x");
        assertThat(schema)
                .doesNotHaveExtension("x")
                .doesNotHaveEnum("x")
                .isEqualTo(schema)
                .isEquivalentTo(schema);
    }

    @Test
    void whatIsMissing() {
        fails(
                () -> assertThat(schema).hasTable("user"),
                "The schema has no table user; it has app.orders, \"Notes\", users.");
        fails(
                () -> assertThat(schema).hasTable("orders"),
                "The schema has no table orders in public; it has app.orders.");
        fails(
                () -> assertThat(schema).hasTable("notes"),
                "The schema has no table notes; it has app.orders, \"Notes\", users.");
        fails(() -> assertThat(schema).hasView("v"), "The schema has no view v; it has names.");
        fails(
                () -> assertThat(schema).hasFunction("twice(text)"),
                "The schema has no function twice(text) in public; it has twice(integer).");
        fails(() -> assertThat(schema).hasSequence("n"), "The schema has no sequence n; it has numbers, users_id_seq.");
        fails(() -> assertThat(schema).hasExtension("postgis"), "The schema has no extension postgis; it has plpgsql.");
        fails(
                () -> assertThat(schema).hasEnum("mood", "good"),
                "The enum mood was expected to have the labels 'good'; it has 'good', 'it''s bad'.");
        fails(
                () -> assertThat(schema).doesNotHaveTable("users"),
                "The schema was expected to have no table users, but it has the table users.");
        fails(
                () -> assertThat(schema).as("after revision 3").hasEnum("state"),
                "[after revision 3] The schema has no enum state; it has mood.");
    }

    @Test
    void whatATableLacks() {
        TableAssert users = assertThat(schema).table("users");
        fails(
                () -> users.hasColumn("nick"),
                "Table users has no column nick; it has \"Mood\", id, name, nickname, seen.");
        fails(
                () -> users.doesNotHaveColumn("name"),
                "Table users was expected to have no column name, but it has one of type character varying(20).");
        fails(
                () -> users.hasOnlyColumns("id"),
                "Table users was expected to have only the columns id; it has \"Mood\", id, name, nickname, seen.");
        fails(
                () -> users.hasIndex("users_name"),
                "Table users has no index users_name; it has users_nickname_key, users_pkey, users_seen.");
        fails(
                () -> users.doesNotHaveIndex("users_seen"),
                "Table users was expected to have no index users_seen, but it has.");
        fails(() -> users.hasPrimaryKey("name"), "Table users has no primary key (name); it has PRIMARY KEY (id).");
        fails(
                () -> users.hasUnique("name", "seen"),
                "Table users has no unique constraint (name, seen); it has UNIQUE (nickname).");
        fails(
                () -> users.hasForeignKeyTo("app.orders"),
                "Table users has no foreign key to app.orders; it has no foreign key at all.");
        fails(() -> users.hasTrigger("t"), "Table users has no trigger t; it has touched.");
        fails(
                () -> users.doesNotHaveTrigger("touched"),
                "Table users was expected to have no trigger touched, but it has.");
    }

    @Test
    void whatAColumnIsNot() {
        ColumnAssert name = assertThat(schema).table("users").column("name");
        fails(
                () -> name.ofType("text"),
                "Column users.name was expected to be of type text; it is character varying(20).");
        fails(() -> name.isNullable(), "Column users.name was expected to be nullable; it is NOT NULL.");
        fails(
                () -> name.hasColumn("seen").isNotNull(),
                "Column users.seen was expected to be NOT NULL; it is nullable.");
        fails(
                () -> name.hasDefault("''"),
                "Column users.name was expected to have the default ''; it has 'none'::character varying.");
        fails(
                () -> name.hasNoDefault(),
                "Column users.name was expected to have no default; it has 'none'::character varying.");
        fails(
                () -> name.hasColumn("seen").hasDefault("now()"),
                "Column users.seen was expected to have the default now(); it has none.");
        fails(() -> name.isIdentity(), "Column users.name was expected to be an identity column; it is none.");
    }

    @Test
    void twoSchemas() {
        fails(
                () -> assertThat(other).isEqualTo(schema),
                "The schema is not the expected one:\n"
                        + "  column users.name: type was varchar(20), is varchar(9)\n"
                        + "  column users.seen is missing (was: timestamptz(3))\n"
                        + "  index users_seen is missing (was: CREATE INDEX users_seen ON public.users USING btree (seen))");
        fails(
                () -> assertThat(other).isEquivalentTo(schema),
                "The schema is not equivalent to the expected one:\n"
                        + "  column users.name: type was varchar(20), is varchar(9)\n"
                        + "  column users.seen is missing (was: timestamptz(3))\n"
                        + "  index users_seen is missing (was: CREATE INDEX users_seen ON public.users USING btree (seen))");
    }

    @Test
    void drift() {
        fails(
                () -> assertThat(drift).isEmpty(),
                "found.sql is not what wanted.sql wants:\n  column t.id: type was integer, is bigint");
        fails(
                () -> assertThat(comparison).isEmpty(),
                "found.sql is not the schema of wanted.sql:\n  column t.id: type was integer, is bigint");
    }

    @Test
    void allAtOnce() {
        MigrationSoftAssertions softly = new MigrationSoftAssertions();
        softly.assertThat(drift).isEmpty();
        softly.assertThat(comparison).isEmpty();
        assertThat(softly.assertionErrorsCollected()).hasSize(2);
        softly = new MigrationSoftAssertions();
        softly.assertThat(schema).hasTable("user").hasColumn("id").ofType("text");
        softly.assertThat(schema)
                .hasTable("users")
                .hasColumn("id")
                .ofType("text")
                .isNullable();
        softly.assertThat(1).isEqualTo(1);
        assertThat(softly.assertionErrorsCollected())
                .extracting(Throwable::getMessage)
                .satisfiesExactly(
                        message -> assertThat(message).startsWith("The schema has no table user; it has"),
                        message -> assertThat(message)
                                .startsWith("Column users.id was expected to be of type text; it is bigint."),
                        message -> assertThat(message)
                                .startsWith("Column users.id was expected to be nullable; it is NOT NULL."));
        MigrationSoftAssertions collected = softly;
        assertThatThrownBy(collected::close)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("Multiple Failures");
    }
}
