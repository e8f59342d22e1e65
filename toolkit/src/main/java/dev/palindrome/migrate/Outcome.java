package dev.palindrome.migrate;

import dev.palindrome.revision.Direction;
import java.time.Duration;
import java.util.List;

/**
 * What an upgrade or a downgrade did.
 *
 * @param direction which way
 * @param revisions ids of the revisions that ran, in order; empty when the database was there already
 * @param repeatables files of the repeatable scripts that ran after them
 * @param heads the applied revisions now that no other applied one needs
 * @param duration all of it, waiting for the lock included
 */
public record Outcome(
        Direction direction, List<String> revisions, List<String> repeatables, List<String> heads, Duration duration) {
    public Outcome {
        revisions = List.copyOf(revisions);
        repeatables = List.copyOf(repeatables);
        heads = List.copyOf(heads);
    }
}
