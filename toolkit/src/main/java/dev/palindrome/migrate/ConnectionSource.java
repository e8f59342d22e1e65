package dev.palindrome.migrate;

import java.sql.Connection;
import java.sql.SQLException;

/** Opens connections to the database that is migrated, for example {@code settings::connect} or {@code dataSource::getConnection}. */
@FunctionalInterface
public interface ConnectionSource {
    /** A new connection, in auto-commit mode; the migrator closes it. */
    Connection connect() throws SQLException;
}
