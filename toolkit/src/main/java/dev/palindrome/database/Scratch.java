package dev.palindrome.database;

import dev.palindrome.database.Server.ScratchDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Consumer;

/** A database that {@link PostgresServer} made. */
final class Scratch implements ScratchDatabase {
    private final String name;
    private final ConnectionSettings settings;
    private final Consumer<Scratch> drop;

    Scratch(String name, ConnectionSettings settings, Consumer<Scratch> drop) {
        this.name = name;
        this.settings = settings;
        this.drop = drop;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String url() {
        return settings.url();
    }

    @Override
    public String user() {
        return settings.user() == null ? System.getProperty("user.name") : settings.user();
    }

    @Override
    public String password() {
        return settings.password() == null ? "" : settings.password();
    }

    @Override
    public Connection connect() throws SQLException {
        return settings.open();
    }

    @Override
    public void close() {
        drop.accept(this);
    }

    @Override
    public String toString() {
        return name;
    }
}
