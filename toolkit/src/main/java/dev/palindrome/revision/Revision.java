package dev.palindrome.revision;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One node of a history.
 *
 * @param id what the file name shows, for example {@code 003} or {@code 2019-02-26-002946}
 * @param description in words, never null, perhaps empty
 * @param parents ids that it revises, in the order written; empty for a base, more than one for a merge point
 * @param dependsOn ids that must be applied first without being parents
 * @param labels names of the line of development that begins here
 * @param upgrade how to go forwards
 * @param downgrade how to come back, or null when there is no way
 * @param irreversible why there is no way back, as its author declared it, or null when it is not declared
 * @param lossy what its author accepts to lose, as {@code table} or {@code table.column}
 */
public record Revision(
        String id,
        String description,
        List<String> parents,
        List<String> dependsOn,
        Set<String> labels,
        Body upgrade,
        @Nullable Body downgrade,
        @Nullable String irreversible,
        List<String> lossy) {
    public Revision {
        parents = List.copyOf(parents);
        dependsOn = List.copyOf(dependsOn);
        labels = Set.copyOf(labels);
        lossy = List.copyOf(lossy);
    }

    /** A revision of a line, with nothing declared. */
    public static Revision of(
            String id, String description, List<String> parents, Body upgrade, @Nullable Body downgrade) {
        return new Revision(id, description, parents, List.of(), Set.of(), upgrade, downgrade, null, List.of());
    }

    /** Its id and description, for messages: {@code 003 (seed system config)}. */
    public String title() {
        return description.isEmpty() ? id : id + " (" + description + ")";
    }
}
