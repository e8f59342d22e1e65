package dev.palindrome.database;

import dev.palindrome.database.ClusterChange.What;
import dev.palindrome.finding.Code;
import dev.palindrome.finding.Finding;
import dev.palindrome.finding.PalindromeException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
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

    /**
     * Takes back what was created since.
     *
     * @param mayBeOurs whether scripts of ours may have made or changed something of this name; the rest is other people's
     */
    List<Finding> restore(ClusterState before, Predicate<String> mayBeOurs) {
        List<Finding> findings = new ArrayList<>();
        try (Connection connection = admin.connect();
                Statement statement = connection.createStatement()) {
            List<ClusterChange> created = before.changesTo(ClusterState.read(connection)).stream()
                    .filter(change -> mayBeOurs.test(change.object().name()))
                    .filter(change -> change.what() == What.CREATED)
                    .sorted(Comparator.comparingInt(
                            change -> ORDER.indexOf(change.object().kind())))
                    .toList();
            for (ClusterChange change : created) {
                drop(statement, change.object(), findings);
            }
            // Only now: dropping a role takes its grants away as well.
            for (ClusterChange change : before.changesTo(ClusterState.read(connection))) {
                if (change.what() != What.CREATED
                        && mayBeOurs.test(change.object().name())) {
                    findings.add(changed(change));
                }
            }
        } catch (SQLException e) {
            throw ConnectionErrors.working(admin, "put roles and tablespaces back", e);
        }
        return findings;
    }

    private void drop(Statement statement, ClusterObject object, List<Finding> findings) {
        if (!ours && !object.kind().equals("role") && !object.kind().equals("tablespace")) {
            findings.add(left(object, "others may use this server."));
            return;
        }
        try {
            switch (object.kind()) {
                case "settings" -> statement.execute("ALTER ROLE ALL RESET ALL");
                case "database" -> new DatabaseDdl(admin).drop(object.name());
                case "tablespace" -> statement.execute("DROP TABLESPACE " + Setting.identifier(object.name()));
                default -> dropRole(statement, Setting.identifier(object.name()));
            }
        } catch (SQLException e) {
            findings.add(left(object, ConnectionErrors.said(e)));
        } catch (PalindromeException e) {
            findings.add(left(object, e.getMessage()));
        }
    }

    private void dropRole(Statement statement, String role) throws SQLException {
        try {
            statement.execute("DROP ROLE " + role);
        } catch (SQLException e) {
            if (!DEPENDENT_OBJECTS.equals(e.getSQLState())) {
                throw e;
            }
            dropOwned(role);
            statement.execute("DROP ROLE " + role);
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
        String verb = change.object().kind().equals("settings") ? "were " : "was ";
        return new Finding(
                Code.CLUSTER_CHANGED,
                Code.CLUSTER_CHANGED.severity(),
                null,
                null,
                "The " + change.object() + ", there before, " + verb
                        + change.what().word() + ".",
                change.differences(),
                "It belongs to the whole server and outlives the scratch database: put it back by hand. A script should change only"
                        + " what it created.");
    }
}
