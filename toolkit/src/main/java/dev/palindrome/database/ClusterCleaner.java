package dev.palindrome.database;

import dev.palindrome.database.ClusterChange.What;
import dev.palindrome.finding.Code;
import dev.palindrome.finding.Finding;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;

/** Takes back what scripts did to a cluster, as far as that is safe, and says what is left. */
final class ClusterCleaner {
    private static final String DEPENDENT_OBJECTS = "2BP01";
    /** A role may own a database or a tablespace, so it goes last. */
    private static final List<String> ORDER = List.of("settings", "database", "tablespace", "role");

    private final ConnectionSettings admin;
    private final boolean ours;
    private final Supplier<Server.ScratchDatabase> scratch;

    /**
     * A cleaner of one server.
     *
     * @param ours whether nobody else uses the server; on another's, databases and settings of all roles are left alone
     * @param scratch makes a database from which privileges on shared objects can be taken back
     */
    ClusterCleaner(ConnectionSettings admin, boolean ours, Supplier<Server.ScratchDatabase> scratch) {
        this.admin = admin;
        this.ours = ours;
        this.scratch = scratch;
    }

    List<Finding> restore(ClusterState before) {
        List<Finding> findings = new ArrayList<>();
        try (Connection connection = admin.connect();
                Statement statement = connection.createStatement()) {
            List<ClusterChange> changes = new ArrayList<>(before.changesTo(ClusterState.read(connection)));
            changes.sort(Comparator.comparingInt(
                    change -> ORDER.indexOf(change.object().kind())));
            for (ClusterChange change : changes) {
                if (change.what() == What.CREATED) {
                    drop(statement, change.object(), findings);
                } else {
                    findings.add(changed(change));
                }
            }
        } catch (SQLException e) {
            throw ConnectionErrors.working(admin, "put roles and tablespaces back", e);
        }
        return findings;
    }

    private void drop(Statement statement, ClusterObject object, List<Finding> findings) {
        boolean database = object.kind().equals("database");
        boolean settings = object.kind().equals("settings");
        if ((database || settings) && !ours) {
            findings.add(left(object, "others may use this server."));
            return;
        }
        try {
            if (settings) {
                statement.execute("ALTER ROLE ALL RESET ALL");
                return;
            }
            String name = Setting.identifier(object.name());
            try {
                statement.execute("DROP " + object.kind() + " " + name + (database ? " WITH (FORCE)" : ""));
            } catch (SQLException e) {
                if (!DEPENDENT_OBJECTS.equals(e.getSQLState())) {
                    throw e;
                }
                dropOwned(name);
                statement.execute("DROP " + object.kind() + " " + name);
            }
        } catch (SQLException e) {
            findings.add(left(object, ConnectionErrors.said(e)));
        }
    }

    /** What a role was granted on databases and tablespaces is taken back from any database; a new one holds nothing else of it. */
    private void dropOwned(String role) throws SQLException {
        try (Server.ScratchDatabase empty = scratch.get();
                Connection connection = empty.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("DROP OWNED BY " + role);
        }
    }

    private static Finding left(ClusterObject object, String why) {
        return Finding.of(
                Code.CLUSTER_CHANGED,
                null,
                "The " + object + (object.kind().equals("settings") ? " were" : " was")
                        + " created meanwhile and left on the server: " + why,
                "It outlives the scratch database. Drop it by hand if nobody else made it.");
    }

    private static Finding changed(ClusterChange change) {
        Finding finding = Finding.of(
                Code.CLUSTER_CHANGED,
                null,
                "The " + change.object() + " was there before and was "
                        + change.what().word() + ".",
                "It belongs to the whole server and outlives the scratch database: put it back by hand. A script should change only"
                        + " what it created.");
        return new Finding(
                finding.code(),
                finding.severity(),
                null,
                null,
                finding.message(),
                change.differences(),
                finding.remedy());
    }
}
