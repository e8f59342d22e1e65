package dev.palindrome.schema;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A row of the {@link CatalogQuery}: an object whose parent is still a text.
 *
 * @param file the file whose row it is
 */
record CatalogRow(String file, ObjectKey key, @Nullable String parent, SortedMap<String, String> attributes) {
    private static final int FILE = 1;
    private static final int KIND = 2;
    private static final int NAME = 3;
    private static final int PARENT = 4;
    private static final int PROPERTIES = 5;

    /** The current row. */
    static CatalogRow read(ResultSet rows, CatalogStatements statements) throws SQLException {
        // Kinds are few: one instance for all objects.
        ObjectKey key = new ObjectKey(rows.getString(KIND).intern(), rows.getString(NAME));
        SortedMap<String, String> attributes = new TreeMap<>();
        int file = rows.getInt(FILE);
        List<String> names = statements.attributes().get(file);
        for (int i = 0; i < names.size(); i++) {
            String value = rows.getString(PROPERTIES + 1 + i);
            if (value != null) {
                attributes.put(names.get(i), value);
            }
        }
        Array properties = rows.getArray(PROPERTIES);
        if (properties != null) {
            for (String[] pair : (String[][]) properties.getArray()) {
                attributes.put(pair[0], pair[1]);
            }
        }
        return new CatalogRow(statements.files().get(file), key, rows.getString(PARENT), attributes);
    }
}
