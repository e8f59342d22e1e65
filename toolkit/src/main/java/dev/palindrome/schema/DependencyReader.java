package dev.palindrome.schema;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.postgresql.PGConnection;
import org.postgresql.PGStatement;

/**
 * Reads which objects stand on which, for those who write scripts. A walk needs no dependencies, so they are not part of reading a
 * snapshot. Leaves the session's settings as they were.
 */
public final class DependencyReader {
    /**
     * The dependencies as this connection sees them now.
     *
     * @throws dev.palindrome.finding.PalindromeException if the catalogs cannot be read
     */
    public Dependencies read(Connection connection) {
        SortedMap<ObjectKey, SortedSet<ObjectKey>> uses = new TreeMap<>();
        try (PreparedStatement statement = connection.prepareStatement(query(connection))) {
            statement.unwrap(PGStatement.class).setPrepareThreshold(1);
            statement.execute();
            for (int i = 0; i < CatalogStatements.READING; i++) {
                statement.getMoreResults();
            }
            try (ResultSet rows = statement.getResultSet()) {
                while (rows.next()) {
                    uses.computeIfAbsent(
                                    new ObjectKey(rows.getString("kind"), rows.getString("name")),
                                    key -> new TreeSet<>())
                            .add(new ObjectKey(rows.getString("base_kind"), rows.getString("base_name")));
                }
            }
        } catch (SQLException e) {
            throw SnapshotReader.failed(e);
        }
        return new Dependencies(uses);
    }

    private static String query(Connection connection) throws SQLException {
        String superuser = connection.unwrap(PGConnection.class).getParameterStatus("is_superuser");
        return new CatalogQuery(connection.getMetaData().getDatabaseMajorVersion(), "on".equals(superuser), Set.of())
                .dependencies();
    }
}
