package dev.palindrome.migrate;

import java.util.List;

/**
 * What a stamp wrote down; no script ran.
 *
 * @param erased how many rows {@code --purge} erased before
 * @param added ids of the revisions that count as applied now and did not before
 * @param removed ids of those that do not any more
 * @param heads the applied revisions now that no other applied one needs; empty at the base
 */
public record Stamped(int erased, List<String> added, List<String> removed, List<String> heads) {
    public Stamped {
        added = List.copyOf(added);
        removed = List.copyOf(removed);
        heads = List.copyOf(heads);
    }
}
