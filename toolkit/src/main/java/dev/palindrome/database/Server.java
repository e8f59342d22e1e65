package dev.palindrome.database;

import dev.palindrome.finding.Finding;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Predicate;

/**
 * A PostgreSQL server in which scratch databases can be made. Closing it drops every scratch database that is still there and stops
 * what was started for it; a server that was only connected to goes on.
 *
 * <p>Safe for use by several threads.
 */
public interface Server extends AutoCloseable {
    /** Its version as the server says it, for example {@code 17.11}. */
    String version();

    /** Its major version, for example 17. */
    int majorVersion();

    /** What a person calls it: {@code embedded PostgreSQL 17.11}, {@code PostgreSQL 16.4 at localhost:5432}. */
    String description();

    /**
     * What the user should know about the server that was chosen: that Docker did not work and an embedded one took its place. One
     * sentence each; empty when all is as asked for.
     */
    List<String> notices();

    /** A new, empty scratch database made from {@code template0}. */
    ScratchDatabase create();

    /**
     * A copy of a scratch database, database settings, grants and comment included. Nobody may be connected to the original while it
     * is copied; connections of our own are the caller's to close first.
     */
    ScratchDatabase copy(ScratchDatabase original);

    /** Roles, tablespaces and databases as they are now, to compare with and to go back to. */
    ClusterState cluster();

    /**
     * Drops the roles, tablespaces and, on a server that was started for us, databases that were created since a state was read. To be
     * called when the scratch databases that use them are closed, and not while another thread runs scripts that make roles.
     *
     * @return a {@code cluster-changed} finding for each object that was there before and was altered or dropped, which is not taken
     *     back, and for each new one that could not be dropped
     */
    default List<Finding> restore(ClusterState before) {
        return restore(before, name -> true);
    }

    /**
     * As {@link #restore(ClusterState)}; on a server that others may use as well, only for names that are ours to judge: what other
     * people make there meanwhile is left alone.
     *
     * @param ours whether a role or tablespace of this name may have been made or changed by our scripts
     */
    List<Finding> restore(ClusterState before, Predicate<String> ours);

    /** Drops all that is left and stops what was started. Never throws for a database that is gone already. */
    @Override
    void close();

    /** A database of our own, dropped when it is closed. */
    interface ScratchDatabase extends AutoCloseable {
        /** Its name. */
        String name();

        /** JDBC URL without credentials. */
        String url();

        /** Role that scripts run as. */
        String user();

        /** Its password, perhaps empty. */
        String password();

        /** A new connection, in auto-commit mode. The caller closes it. */
        Connection connect() throws SQLException;

        /** Drops it, ending connections that are left. */
        @Override
        void close();
    }
}
