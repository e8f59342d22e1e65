package dev.palindrome.schema;

import dev.palindrome.finding.Code;
import dev.palindrome.finding.Finding;
import dev.palindrome.finding.PalindromeException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The rows of one reading, and what they say together: which object stands under which, which are left out, which units there are. */
final class CatalogRows {
    static final String SEE_ALL = "Connect as a superuser, so that nothing is taken for equal that was not seen.";

    /** An attribute by which a kind's SQL says what the reading role may not see. */
    private static final String NOT_SEEN = "not seen";

    private final CatalogStatements statements;
    private final Set<String> leftOut;
    private final Map<String, CatalogRow> byName = new LinkedHashMap<>();
    private final Map<String, Unit> units = new HashMap<>();

    private CatalogRows(CatalogStatements statements, Set<String> leftOut) {
        this.statements = statements;
        this.leftOut = leftOut;
    }

    /**
     * Takes all rows of a result.
     *
     * @param leftOut the tables to leave out with all that hangs on them
     * @throws PalindromeException if something could not be seen
     */
    static CatalogRows read(ResultSet rows, CatalogStatements statements, Set<String> leftOut) throws SQLException {
        CatalogRows read = new CatalogRows(statements, leftOut);
        while (rows.next()) {
            read.add(CatalogRow.read(rows, statements));
        }
        refuseHidden(read.byName.values());
        return read;
    }

    private void add(CatalogRow row) {
        if (row.file().equals(CatalogStatements.UNITS)) {
            String key = row.parent();
            if (key == null) {
                throw new IllegalStateException("a unit has no key");
            }
            units.put(
                    key,
                    new Unit(
                            Unit.Kind.of(row.key().kind()),
                            Long.parseLong(row.key().name())));
        } else if (byName.put(row.key().toString(), row) != null) {
            throw new IllegalStateException("the catalogs name " + row.key() + " twice");
        }
    }

    /** The objects of everything. */
    List<SchemaObject> all(@Nullable Snapshot former) {
        return bySource(former, key -> false).values().stream()
                .flatMap(List::stream)
                .toList();
    }

    /**
     * The objects, by what has to be read for them: a {@link Unit} or, where they hang on none, the name of their file.
     *
     * @param former where objects that are as they were are taken from, or null
     * @param staying which objects of the former snapshot are still there, so that they can be parents without having been read
     */
    Map<Object, List<SchemaObject>> bySource(@Nullable Snapshot former, Predicate<ObjectKey> staying) {
        Map<Object, List<SchemaObject>> objects = new HashMap<>();
        for (CatalogRow row : byName.values()) {
            if (!hangsOnLeftOut(row)) {
                SchemaObject same = former == null ? null : former.find(row.key());
                SchemaObject object = new SchemaObject(row.key(), parent(row, former, staying), row.attributes());
                objects.computeIfAbsent(source(row), source -> new ArrayList<>())
                        .add(object.equals(same) ? same : object);
            }
        }
        return objects;
    }

    private @Nullable ObjectKey parent(CatalogRow row, @Nullable Snapshot former, Predicate<ObjectKey> staying) {
        String name = row.parent();
        CatalogRow parent = above(row);
        if (name == null || parent != null || former == null) {
            return parent == null ? null : parent.key();
        }
        // A kind may have several words.
        for (int space = name.indexOf(' '); space > 0; space = name.indexOf(' ', space + 1)) {
            SchemaObject found = former.find(new ObjectKey(name.substring(0, space), name.substring(space + 1)));
            if (found != null && staying.test(found.key())) {
                return found.key();
            }
        }
        return null;
    }

    private Object source(CatalogRow row) {
        if (statements.ofUnits().contains(row.file())) {
            for (CatalogRow above = row; above != null; above = above(above)) {
                Unit unit = units.get(above.key().toString());
                if (unit != null) {
                    return unit;
                }
            }
        }
        return row.file();
    }

    private @Nullable CatalogRow above(CatalogRow row) {
        return row.parent() == null ? null : byName.get(row.parent());
    }

    private boolean hangsOnLeftOut(CatalogRow row) {
        if (leftOut.isEmpty()) {
            return false;
        }
        for (CatalogRow above = row; above != null; above = above(above)) {
            if (above.key().kind().equals("table")
                    && leftOut.contains(above.key().name())) {
                return true;
            }
        }
        return false;
    }

    private static void refuseHidden(Collection<CatalogRow> rows) {
        List<Finding> hidden = new ArrayList<>();
        for (CatalogRow row : rows) {
            String what = row.attributes().get(NOT_SEEN);
            if (what != null) {
                hidden.add(Finding.of(
                        Code.DATABASE_PRIVILEGE,
                        null,
                        "The role that connects may not see the " + what + " of " + row.key() + ".",
                        SEE_ALL));
            }
        }
        if (!hidden.isEmpty()) {
            throw new PalindromeException(PalindromeException.Category.UNAVAILABLE, hidden, null);
        }
    }
}
