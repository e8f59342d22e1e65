package dev.palindrome.schema;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code touched.sql}.
 *
 * @param unit what has to be read again; null where that cannot be said
 * @param identity which row of which catalog it is, or null
 * @param called what the text of other objects shows of it, or null
 */
record Touched(
        @Nullable Unit unit,
        @Nullable String identity,
        @Nullable String called) {
    /** Numbers below belong to PostgreSQL's own objects. */
    private static final long FIRST_OF_USERS = 16384;

    /**
     * The units to read again after a step, or null when only reading everything will do: because something is changed that is no part of
     * a unit, or changes under which others know it.
     *
     * @param gone the rows that the step deleted or replaced
     * @param written the rows that it wrote
     */
    static @Nullable Set<Unit> units(List<Touched> gone, List<Touched> written) {
        Map<String, Touched> before = new HashMap<>();
        Set<Unit> units = new HashSet<>();
        for (Touched row : gone) {
            if (!row.isOfUser()) {
                return null;
            }
            units.add(row.unit());
            if (row.identity() != null) {
                before.put(row.identity(), row);
            }
        }
        for (Touched row : written) {
            if (!row.isOfUser()) {
                return null;
            }
            units.add(row.unit());
            Touched was = row.identity() == null ? null : before.remove(row.identity());
            if (was != null
                    && was.called() != null
                    && row.called() != null
                    && !Objects.equals(was.called(), row.called())) {
                return null;
            }
        }
        for (String identity : before.keySet()) {
            Unit type = Objects.requireNonNull(before.get(identity).unit());
            // The label of an enum that stays, by a change of the catalogs themselves.
            if (identity.startsWith("label ") && !before.containsKey("type " + type.number())) {
                return null;
            }
        }
        return units;
    }

    private boolean isOfUser() {
        return unit != null && unit.number() >= FIRST_OF_USERS;
    }
}
