package dev.palindrome.schema;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A row of {@link CatalogQuery}: an object whose parent is still a text. */
record CatalogRow(ObjectKey key, @Nullable String parent, SortedMap<String, String> attributes) {
    /**
     * The current row.
     *
     * @param words one instance for each of the few words that every object repeats; new ones are added
     */
    static CatalogRow read(ResultSet rows, Map<String, String> words) throws SQLException {
        ObjectKey key = new ObjectKey(word(words, rows.getString(1)), rows.getString(2));
        SortedMap<String, String> attributes = new TreeMap<>();
        String[] pairs = flat(rows.getArray(4).getArray());
        for (int i = 0; i < pairs.length; i += 2) {
            if (pairs[i + 1] != null) {
                attributes.put(word(words, pairs[i]), pairs[i + 1]);
            }
        }
        return new CatalogRow(key, rows.getString(3), attributes);
    }

    private static String[] flat(Object array) {
        return array instanceof String[][] nested
                ? Arrays.stream(nested).flatMap(Arrays::stream).toArray(String[]::new)
                : (String[]) array;
    }

    private static String word(Map<String, String> words, String word) {
        String known = words.putIfAbsent(word, word);
        return known == null ? word : known;
    }
}
