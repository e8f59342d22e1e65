package dev.palindrome.proof;

import dev.palindrome.database.Server.ScratchDatabase;
import java.sql.Connection;
import java.sql.SQLException;

/** A database that takes back, when it is closed, what its scripts made of roles and the like. */
record SettlingDatabase(ScratchDatabase database, Workshop workshop) implements ScratchDatabase {
    @Override
    public String name() {
        return database.name();
    }

    @Override
    public String url() {
        return database.url();
    }

    @Override
    public String user() {
        return database.user();
    }

    @Override
    public String password() {
        return database.password();
    }

    @Override
    public Connection connect() throws SQLException {
        return database.connect();
    }

    @Override
    public void close() {
        try {
            database.close();
        } finally {
            workshop.settle();
        }
    }
}
