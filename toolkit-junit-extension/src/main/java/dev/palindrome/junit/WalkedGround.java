package dev.palindrome.junit;

import dev.palindrome.migrate.Migrator;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import javax.sql.DataSource;

/** A database that a walk is in: rows may be inserted, everything else is the walk's. */
record WalkedGround(Connection connection, ClassLoader loader) implements ScenarioGround {
    @Override
    public String name() {
        try {
            return connection.getCatalog();
        } catch (SQLException e) {
            throw new IllegalStateException("the walk's connection is broken", e);
        }
    }

    @Override
    public Migrator migrator() {
        throw refused("moves");
    }

    @Override
    public DataSource dataSource() {
        throw refused("connects");
    }

    @Override
    public ScenarioRow row(String table) {
        return new ScenarioRow(() -> connection, table);
    }

    @Override
    public Set<String> bookkeeping() {
        return Set.of();
    }

    private static IllegalStateException refused(String what) {
        return new IllegalStateException("In a walk it is the walk that " + what
                + "; a method with @BeforeRevision inserts rows on the scenario's connection() and does no more.");
    }
}
