package dev.palindrome.script;

import dev.palindrome.database.Server.ScratchDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** A connection whose texts go to the server as they are, each in one simple query message. */
final class SimpleQuery implements AutoCloseable {
    private final Connection connection;

    private SimpleQuery(Connection connection) {
        this.connection = connection;
    }

    static SimpleQuery connect(ScratchDatabase database) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", database.user());
        properties.setProperty("password", database.password());
        properties.setProperty("preferQueryMode", "simple");
        return new SimpleQuery(DriverManager.getConnection(database.url(), properties));
    }

    Connection connection() {
        return connection;
    }

    /** Runs a text and gives the rows of all its queries, each row as text. */
    List<String> run(String text) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            boolean result = statement.execute(text);
            while (result || statement.getUpdateCount() >= 0) {
                if (result) {
                    try (ResultSet set = statement.getResultSet()) {
                        while (set.next()) {
                            rows.add(set.getString(1));
                        }
                    }
                }
                result = statement.getMoreResults();
            }
        }
        return rows;
    }

    /** The SQLSTATE with which a text fails, or {@code done}. */
    String outcome(String text) {
        try {
            run(text);
            return "done";
        } catch (SQLException e) {
            return String.valueOf(e.getSQLState());
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
