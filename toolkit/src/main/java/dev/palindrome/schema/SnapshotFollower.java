package dev.palindrome.schema;

import dev.palindrome.finding.Code;
import dev.palindrome.finding.Finding;
import dev.palindrome.finding.PalindromeException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Takes one snapshot after the other of a database that only one session changes, so that each costs what was changed since the one
 * before. What cannot be followed is read in full: a snapshot is always what {@link SnapshotReader} would read.
 *
 * <p>A step is followed when it is one transaction. Right before its commit its own session says in which catalogs it wrote, and another
 * one, which still sees what the step deleted, notes that; after the commit it sees what the step wrote. The relations, routines and types
 * to which those rows belong are read again. It misses nothing that PostgreSQL's visibility rules do not hide, whatever the statements
 * were; and it reads everything where a name changed that the text of other objects shows.
 *
 * <pre>{@code
 * SnapshotFollower follower = new SnapshotFollower(reader, observer, false);
 * Snapshot before = follower.read();
 * // ... run a script in a transaction ...
 * follower.beforeCommit(connection);
 * connection.commit();
 * follower.committed();
 * Snapshot after = follower.read();
 * }</pre>
 *
 * <p>Not safe for use by several threads.
 */
public final class SnapshotFollower {
    /** Extensions by which a statement can change the schema in another session's transaction. */
    private static final List<String> REACHING_OUT = List.of("dblink", "pg_background");

    private static final int FEW_UNITS = 20;

    /** Plans are made once, while the database is almost empty, for few rows of catalogs that grow. */
    private static final String PLANNING = "SET plan_cache_mode = force_generic_plan; SET enable_seqscan = off;"
            + " SET enable_hashjoin = off; SET enable_mergejoin = off";

    private final SnapshotReader reader;
    private final Connection observer;
    private final boolean check;
    private final Map<String, CatalogStatements> prepared = new HashMap<>();
    private final Map<Long, String> catalogs = new HashMap<>();
    private final Map<Object, List<ObjectKey>> sources = new HashMap<>();
    private @Nullable CatalogQuery query;

    /** What the step's session is asked. */
    private String asking = "";

    private @Nullable Snapshot last;
    private @Nullable Step step;
    private boolean missed;
    private int inFull;
    private int inPart;

    /**
     * What a transaction did before it was committed.
     *
     * @param number its number
     * @param written catalogs in which it may have written, as an array
     * @param gone what it deleted or replaced
     */
    private record Step(String number, String written, List<Touched> gone) {}

    /**
     * A follower of one database.
     *
     * @param reader reads snapshots in full and says what they leave out; without extras
     * @param observer a connection of its own to the database, in auto-commit mode, whose session it may set up as it likes; stays open
     * @param check whether to compare each snapshot with one that is read in full
     */
    public SnapshotFollower(SnapshotReader reader, Connection observer, boolean check) {
        if (!reader.extras().isEmpty()) {
            throw new IllegalArgumentException("what is beside a schema cannot be followed");
        }
        this.reader = reader;
        this.observer = observer;
        this.check = check;
    }

    /**
     * Looks at a step's transaction. Call it right before the commit; after it nothing but the commit may happen in that transaction.
     *
     * @param connection the step's own
     */
    public void beforeCommit(Connection connection) {
        if (last == null || missed) {
            return;
        }
        Snapshot former = last;
        if (step != null
                || REACHING_OUT.stream().anyMatch(name -> former.find(new ObjectKey("extension", name)) != null)) {
            missed = true;
            return;
        }
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(asking)) {
            row.next();
            String number = row.getString("number");
            List<Long> written = array(row, "written");
            List<Long> gone = array(row, "gone");
            boolean follows = !row.getBoolean("doubtful")
                    && Stream.concat(written.stream(), gone.stream()).allMatch(this::isFollowed);
            if (number == null) {
                step = new Step("", "{}", List.of());
            } else if (follows) {
                step = new Step(number, list(written), touched("gone", number, list(gone)));
            } else {
                missed = true;
            }
        } catch (SQLException e) {
            throw SnapshotReader.failed(e);
        }
    }

    /** The transaction that {@link #beforeCommit} looked at was committed, and nothing else. */
    public void committed() {
        if (step == null) {
            missed = true;
        }
    }

    /** Something was done that was not seen: the next snapshot is read in full. */
    public void missed() {
        missed = true;
    }

    /** The schema as it is now. The step's session has no open transaction. */
    public Snapshot read() {
        Step done = step;
        Snapshot former = last;
        Snapshot now;
        try {
            if (former == null || missed) {
                now = inFull();
            } else if (done == null || done.number().isEmpty()) {
                now = former;
            } else {
                now = after(former, done);
            }
        } catch (SQLException e) {
            last = null;
            throw SnapshotReader.failed(e);
        }
        step = null;
        missed = false;
        last = now;
        if (check) {
            compare(now);
        }
        return now;
    }

    /** How many snapshots were read in full so far. */
    int inFullCount() {
        return inFull;
    }

    /** How many snapshots were put together from a former one and what was read again. */
    int inPartCount() {
        return inPart;
    }

    private Snapshot after(Snapshot former, Step done) throws SQLException {
        Set<Unit> units = Touched.units(done.gone(), touched("written", done.number(), done.written()));
        if (units == null || units.size() > Math.max(FEW_UNITS, sources.size() / 2)) {
            return inFull();
        }
        inPart++;
        return units.isEmpty() ? former : again(former, units);
    }

    private Snapshot inFull() throws SQLException {
        inFull++;
        sources.clear();
        CatalogStatements whole = prepare("whole", "", query().whole());
        List<SchemaObject> all = new ArrayList<>();
        read(whole, "EXECUTE palindrome_whole").bySource(last, key -> false).forEach((source, objects) -> {
            sources.put(source, keys(objects));
            all.addAll(objects);
        });
        return Snapshot.of(all);
    }

    /** Reads some units again. */
    private Snapshot again(Snapshot former, Set<Unit> units) throws SQLException {
        Set<Unit.Kind> kinds = EnumSet.noneOf(Unit.Kind.class);
        units.forEach(unit -> kinds.add(unit.kind()));
        String name = "some_" + kinds.stream().map(Unit.Kind::word).collect(Collectors.joining("_"));
        CatalogStatements some = prepared.get(name);
        if (some == null) {
            some = prepare(name, " (oid[], oid[], oid[])", query().some(kinds));
        }
        String numbers = Stream.of(Unit.Kind.values())
                .map(kind -> list(units.stream()
                        .filter(unit -> unit.kind() == kind)
                        .map(Unit::number)
                        .toList()))
                .map(list -> "'" + list + "'")
                .collect(Collectors.joining(", "));
        CatalogRows rows = read(some, "EXECUTE palindrome_" + name + " (" + numbers + ")");

        Set<ObjectKey> without = new HashSet<>();
        Stream.concat(units.stream(), some.files().stream()).forEach(source -> {
            List<ObjectKey> keys = sources.remove(source);
            if (keys != null) {
                without.addAll(keys);
            }
        });
        List<SchemaObject> with = new ArrayList<>();
        rows.bySource(former, key -> !without.contains(key)).forEach((source, objects) -> {
            sources.put(source, keys(objects));
            with.addAll(objects);
        });
        boolean same =
                with.size() == without.size() && with.stream().allMatch(object -> former.find(object.key()) == object);
        return same ? former : former.changed(without, with);
    }

    private CatalogRows read(CatalogStatements statements, String sql) throws SQLException {
        try (Statement statement = observer.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return CatalogRows.read(rows, statements, reader.leftOut());
        }
    }

    private List<Touched> touched(String which, String number, String into) throws SQLException {
        List<Touched> touched = new ArrayList<>();
        if (into.equals("{}")) {
            return touched;
        }
        try (Statement statement = observer.createStatement();
                ResultSet rows =
                        statement.executeQuery("EXECUTE palindrome_" + which + " ('" + number + "', '" + into + "')")) {
            while (rows.next()) {
                String unit = rows.getString("unit");
                touched.add(new Touched(
                        unit.equals("elsewhere") ? null : new Unit(Unit.Kind.of(unit), rows.getLong("number")),
                        rows.getString("identity"),
                        rows.getString("called")));
            }
        }
        return touched;
    }

    /** The queries for this server, the session set up for them. */
    private CatalogQuery query() throws SQLException {
        CatalogQuery made = query;
        if (made == null) {
            made = reader.query(observer);
            String touched = made.incremental("touched");
            try (Statement statement = observer.createStatement()) {
                statement.setEscapeProcessing(false);
                statement.execute(made.fixed());
                statement.execute(PLANNING);
                statement.execute("PREPARE palindrome_gone (xid, oid[]) AS " + touched.replace(":xid", "xmax"));
                statement.execute("PREPARE palindrome_written (xid, oid[]) AS " + touched.replace(":xid", "xmin"));
                try (ResultSet rows = statement.executeQuery(
                        "SELECT oid, relname FROM pg_class WHERE oid < 16384 AND relkind = 'r'")) {
                    while (rows.next()) {
                        catalogs.put(rows.getLong(1), rows.getString(2));
                    }
                }
            }
            asking = made.incremental("step").replace(":catalogs", list(catalogs.keySet()));
            query = made;
        }
        return made;
    }

    private CatalogStatements prepare(String name, String types, CatalogStatements statements) throws SQLException {
        CatalogStatements known = prepared.get(name);
        if (known != null) {
            return known;
        }
        try (Statement statement = observer.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute("PREPARE palindrome_" + name + types + " AS " + statements.sql());
        }
        prepared.put(name, statements);
        return statements;
    }

    private boolean isFollowed(long catalog) {
        String name = catalogs.getOrDefault(catalog, "");
        return FollowedCatalogs.FOLLOWED.contains(name) || FollowedCatalogs.IGNORED.contains(name);
    }

    private void compare(Snapshot now) {
        Snapshot whole = reader.read(observer);
        if (!now.equals(whole)) {
            Stream<SchemaObject> wrong = Stream.concat(
                    now.list().stream().filter(object -> !object.equals(whole.find(object.key()))),
                    whole.list().stream().filter(object -> now.find(object.key()) == null));
            throw new PalindromeException(
                    PalindromeException.Category.UNAVAILABLE,
                    Finding.of(
                            Code.INTERNAL,
                            null,
                            "A snapshot that was put together from a former one is not what the catalogs say: "
                                    + wrong.map(object -> object.key().toString())
                                            .collect(Collectors.joining(", ")) + ".",
                            "Please report this with the script that ran before."));
        }
    }

    private static List<ObjectKey> keys(Collection<SchemaObject> objects) {
        return objects.stream().map(SchemaObject::key).toList();
    }

    private static List<Long> array(ResultSet row, String column) throws SQLException {
        java.sql.Array array = row.getArray(column);
        return array == null ? List.of() : List.of((Long[]) array.getArray());
    }

    private static String list(Collection<Long> numbers) {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
    }
}
