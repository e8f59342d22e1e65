package dev.palindrome.junit;

import dev.palindrome.migrate.Migrator;
import java.sql.Connection;
import java.util.Set;
import javax.sql.DataSource;

/** What a scenario stands on: a database of its own, or the one that a walk is in. */
interface ScenarioGround {
    /** Name of the database. */
    String name();

    /** Moves it. */
    Migrator migrator();

    /** The connection that a test sees. */
    Connection connection();

    /** New connections. */
    DataSource dataSource();

    /** Begins a row. */
    ScenarioRow row(String table);

    /** Tables that are no part of the schema, as PostgreSQL writes their names. */
    Set<String> bookkeeping();

    /** Where the test's resources are. */
    ClassLoader loader();
}
