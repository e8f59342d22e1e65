package dev.palindrome.proof;

import dev.palindrome.finding.Code;
import dev.palindrome.finding.Finding;
import dev.palindrome.finding.PalindromeException;
import dev.palindrome.finding.Place;
import dev.palindrome.migrate.ConnectionSource;
import dev.palindrome.schema.DependencyReader;
import dev.palindrome.schema.Snapshot;
import dev.palindrome.schema.SnapshotFile;
import dev.palindrome.schema.SteadyReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** A database that belongs to somebody: it is read in a read-only transaction, and nothing else is done to it. */
record DatabaseSource(String name, ConnectionSource database) implements Source {
    @Override
    public SnapshotFile read(Reading reading) {
        return connected(connection -> file(connection, reading));
    }

    @Override
    public SourceSchema readForScripts(Reading reading) {
        return connected(connection -> {
            connection.setReadOnly(true);
            return new SourceSchema(file(connection, reading), new DependencyReader().read(connection));
        });
    }

    private SnapshotFile file(Connection connection, Reading reading) throws SQLException {
        return new SnapshotFile(
                read(connection, reading), connection.getMetaData().getDatabaseMajorVersion(), reading.extras());
    }

    private interface Looking<T> {
        T at(Connection connection) throws SQLException;
    }

    private <T> T connected(Looking<T> looking) {
        try (Connection connection = database.connect()) {
            return looking.at(connection);
        } catch (SQLException e) {
            throw new PalindromeException(
                    PalindromeException.Category.UNAVAILABLE,
                    List.of(Finding.of(
                            Code.DATABASE_UNREACHABLE,
                            null,
                            "The connection to " + name + " could not be made, or was lost: " + e.getMessage()
                                    + " (SQLSTATE " + e.getSQLState() + ").",
                            "See that the server runs, and run it again.")),
                    e);
        }
    }

    /** With two databases, a message has to say which of them it is about. */
    private Snapshot read(Connection connection, Reading reading) {
        try {
            return new SteadyReader(reading.leftOut(), reading.extras()).read(connection);
        } catch (PalindromeException e) {
            List<Finding> findings = e.findings().stream().map(this::here).toList();
            throw new PalindromeException(e.category(), findings, e);
        }
    }

    private Finding here(Finding finding) {
        return finding.place() != null
                ? finding
                : new Finding(
                        finding.code(),
                        finding.severity(),
                        finding.revision(),
                        Place.of(name),
                        finding.message(),
                        finding.changes(),
                        finding.remedy());
    }

    @Override
    public boolean isBuilt() {
        return false;
    }
}
