package dev.palindrome.database;

import dev.palindrome.database.Server.ScratchDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The embedded servers that the tests of all packages share: one in a JVM and major version, started when it is first asked for and
 * stopped when the JVM ends. Close the scratch databases, not the servers.
 */
public final class TestServer {
    private static final Map<Integer, Server> SERVERS = new ConcurrentHashMap<>();

    private TestServer() {}

    /** The one of the default version. */
    public static Server shared() {
        return shared(ServerSpec.DEFAULT);
    }

    /** The one of a major version. */
    public static Server shared(int major) {
        return SERVERS.computeIfAbsent(
                major, version -> Servers.start(ServerSpec.embedded().withPostgres(version)));
    }

    /** A connection on which the query for a snapshot is planned once, not after each statement that changes the schema. */
    public static Connection planningOnce(ScratchDatabase database) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", database.user());
        properties.setProperty("password", database.password());
        properties.setProperty("flushCacheOnDdl", "false");
        return DriverManager.getConnection(database.url(), properties);
    }

    /** A new scratch database of the default version. */
    public static ScratchDatabase create() {
        return shared().create();
    }
}
