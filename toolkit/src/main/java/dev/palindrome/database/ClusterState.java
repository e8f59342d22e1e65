package dev.palindrome.database;

import dev.palindrome.database.ClusterChange.What;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Everything of a cluster that no database owns: roles with their attributes, memberships and settings, tablespaces, and the names of
 * databases other than scratch databases. Immutable; equal when nothing differs.
 *
 * <p>Scripts can change it, and dropping a scratch database does not take that back: read it before and after.
 */
public final class ClusterState {
    private static final String QUERY = Resource.text("cluster-state.sql");
    private static final String PASSWORDS =
            "SELECT rolname, md5(rolpassword) FROM pg_authid WHERE rolpassword IS NOT NULL";

    private final SortedMap<ClusterObject, SortedMap<String, String>> objects;

    private ClusterState(SortedMap<ClusterObject, SortedMap<String, String>> objects) {
        this.objects = Collections.unmodifiableSortedMap(objects);
    }

    /** Reads it, through any database of the cluster. Passwords are compared only if the role may see that they differ. */
    public static ClusterState read(Connection connection) throws SQLException {
        SortedMap<ClusterObject, SortedMap<String, String>> objects = new TreeMap<>();
        try (Statement statement = connection.createStatement()) {
            boolean passwords;
            try (ResultSet row = statement.executeQuery("SELECT has_table_privilege('pg_authid', 'SELECT')")) {
                row.next();
                passwords = row.getBoolean(1);
            }
            try (ResultSet row = statement.executeQuery(QUERY)) {
                while (row.next()) {
                    put(
                            objects,
                            new ClusterObject(row.getString(1), row.getString(2)),
                            row.getString(3),
                            row.getString(4));
                }
            }
            if (passwords) {
                try (ResultSet row = statement.executeQuery(PASSWORDS)) {
                    while (row.next()) {
                        put(objects, new ClusterObject("role", row.getString(1)), "password", row.getString(2));
                    }
                }
            }
        }
        return new ClusterState(objects);
    }

    private static void put(
            SortedMap<ClusterObject, SortedMap<String, String>> objects,
            ClusterObject object,
            String name,
            String value) {
        objects.computeIfAbsent(object, key -> new TreeMap<>()).put(name, value);
    }

    /** What is there. */
    public SortedSet<ClusterObject> objects() {
        return new TreeSet<>(objects.keySet());
    }

    /** What was created, dropped and altered between this state and a later one, by object. */
    public List<ClusterChange> changesTo(ClusterState after) {
        SortedSet<ClusterObject> all = objects();
        all.addAll(after.objects.keySet());
        List<ClusterChange> changes = new ArrayList<>();
        for (ClusterObject object : all) {
            SortedMap<String, String> was = objects.get(object);
            SortedMap<String, String> is = after.objects.get(object);
            if (was == null) {
                changes.add(new ClusterChange(object, What.CREATED, List.of()));
            } else if (is == null) {
                changes.add(new ClusterChange(object, What.DROPPED, List.of()));
            } else if (!was.equals(is)) {
                changes.add(new ClusterChange(object, What.ALTERED, differences(was, is)));
            }
        }
        return changes;
    }

    private static List<String> differences(SortedMap<String, String> was, SortedMap<String, String> is) {
        SortedSet<String> names = new TreeSet<>(was.keySet());
        names.addAll(is.keySet());
        List<String> differences = new ArrayList<>();
        for (String name : names) {
            String before = was.get(name);
            String now = is.get(name);
            if (before == null || !before.equals(now)) {
                differences.add(
                        name.equals("password")
                                ? "password changed"
                                : name + ": " + shown(before) + " -> " + shown(now));
            }
        }
        return differences;
    }

    private static String shown(@Nullable String value) {
        return value == null ? "none" : value;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ClusterState that && objects.equals(that.objects);
    }

    @Override
    public int hashCode() {
        return objects.hashCode();
    }
}
