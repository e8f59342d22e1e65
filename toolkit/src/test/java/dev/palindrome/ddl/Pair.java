package dev.palindrome.ddl;

import dev.palindrome.database.Server;
import dev.palindrome.database.Server.ScratchDatabase;
import dev.palindrome.diff.Changes;
import dev.palindrome.diff.Wording;
import dev.palindrome.schema.Dependencies;
import dev.palindrome.schema.DependencyReader;
import dev.palindrome.schema.Snapshot;
import dev.palindrome.schema.SnapshotReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;

/** Builds two schemas in databases of their own, and runs our scripts from each to the other. */
public final class Pair {
    /**
     * What became of a script.
     *
     * @param reached whether it led to the other schema, exactly or but for the order of columns
     * @param why what failed or still differs; empty when nothing does
     * @param script the script
     */
    public record Way(boolean reached, String why, DdlScript script) {}

    /**
     * Both ways.
     *
     * @param up from old to new
     * @param down from new to old
     * @param equal whether there was nothing to do
     */
    public record Result(Way up, Way down, boolean equal) {}

    private static final SnapshotReader READER = new SnapshotReader(Set.of());

    private Pair() {}

    /** Runs both scripts. Building fails loudly; a script that fails is a result. */
    public static Result run(Server server, List<String> old, List<String> young) throws SQLException {
        try (ScratchDatabase first = server.create();
                ScratchDatabase second = server.create();
                Connection one = first.connect();
                Connection other = second.connect()) {
            build(one, old, first.name());
            build(other, young, second.name());
            return run(one, other, server.majorVersion());
        }
    }

    /** Runs both scripts between two databases that are built. */
    public static Result run(Connection one, Connection other, int version) throws SQLException {
        Snapshot before = READER.read(one);
        Snapshot after = READER.read(other);
        Dependencies beforeUses = new DependencyReader().read(one);
        Dependencies afterUses = new DependencyReader().read(other);
        DdlOptions options = DdlOptions.DEFAULT.withPostgres(version).withDataLoss(true);
        DdlScript up = Ddl.between(before, beforeUses, after, afterUses, options);
        DdlScript down = Ddl.between(after, afterUses, before, beforeUses, options.inverse());
        return new Result(go(one, up, after), go(other, down, before), isSame(before, after));
    }

    private static boolean isSame(Snapshot before, Snapshot after) {
        Changes changes = Changes.between(before, after);
        return changes.isEmpty() || changes.isEquivalent();
    }

    static Way go(Connection connection, DdlScript script, Snapshot goal) throws SQLException {
        if (!script.isComplete()) {
            return new Way(false, script.findings().get(0).message(), script);
        }
        for (List<DdlStatement> revision : script.revisions()) {
            connection.setAutoCommit(!revision.get(0).transactional());
            try (Statement statement = connection.createStatement()) {
                for (DdlStatement one : revision) {
                    try {
                        statement.execute(one.sql());
                    } catch (SQLException e) {
                        if (!connection.getAutoCommit()) {
                            connection.rollback();
                        }
                        return new Way(false, e.getMessage().replace("\n", " ") + " in: " + one.sql(), script);
                    }
                }
            }
            if (!connection.getAutoCommit()) {
                try {
                    connection.commit();
                } catch (SQLException e) {
                    return new Way(false, e.getMessage() + " at commit", script);
                }
            }
        }
        connection.setAutoCommit(true);
        Changes left = Changes.between(goal, READER.read(connection));
        boolean reached = left.isEmpty() || left.isEquivalent();
        return new Way(reached, reached ? "" : String.join("; ", left.words(Wording.COMPARED)), script);
    }

    static void build(Connection connection, List<String> scripts, String database) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String script : scripts) {
                if (!script.isBlank()) {
                    statement.execute(script.replace("ac_b", database));
                }
            }
            statement.execute("RESET ALL");
        }
    }
}
