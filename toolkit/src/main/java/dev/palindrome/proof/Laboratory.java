package dev.palindrome.proof;

import dev.palindrome.finding.PalindromeException;
import dev.palindrome.revision.Body;
import dev.palindrome.revision.Direction;
import dev.palindrome.revision.Revision;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Databases in which revisions run in other orders than the walk's. Each begins as a copy of one that has what all orders have in common;
 * as long as what is asked for grows, that one only goes on, so that the history is upgraded once for all of them.
 */
final class Laboratory implements AutoCloseable {
    private final Workshop workshop;
    private final Set<String> applied = new HashSet<>();
    private @Nullable Stage template;
    private int scripts;

    Laboratory(Workshop workshop) {
        this.workshop = workshop;
    }

    /** How many scripts were run. */
    int scripts() {
        return scripts;
    }

    /** Runs some revisions where exactly the common ones are applied, which must be able to run. */
    Trial run(List<Revision> common, List<Revision> order) {
        try (Stage stage = begin(common)) {
            return run(stage, order);
        }
    }

    /** Makes ready for trials that begin where exactly these are applied; what fails is the answer. */
    @Nullable
    Trial prepare(List<Revision> common) {
        if (workshop.isClusterTouched()) {
            close();
            workshop.restoreCluster();
        }
        Set<String> wanted = common.stream().map(Revision::id).collect(Collectors.toSet());
        if (!wanted.containsAll(applied)) {
            close();
        }
        Stage stage = template == null ? workshop.newStage() : template;
        template = stage;
        for (Revision revision : common) {
            if (!applied.contains(revision.id())) {
                PalindromeException failure = upgrade(stage, revision);
                if (failure != null) {
                    close();
                    return Trial.failed(revision, failure);
                }
                applied.add(revision.id());
            }
        }
        return null;
    }

    /** A database in which exactly these are applied, nothing undone. The caller closes it before it asks for another. */
    Stage begin(List<Revision> common) {
        Trial refused = prepare(common);
        if (refused != null) {
            throw Objects.requireNonNull(refused.failure());
        }
        Stage copy = Objects.requireNonNull(template).copy();
        if (workshop.isClusterTouched()) {
            close();
        }
        return copy;
    }

    /** Upgrades on a stage, up to the first script that fails. */
    Trial run(Stage stage, List<Revision> order) {
        for (Revision revision : order) {
            PalindromeException failure = upgrade(stage, revision);
            if (failure != null) {
                return Trial.failed(revision, failure);
            }
        }
        return Trial.of(stage.snapshot());
    }

    /** Downgrades on a stage, the last of the list first, up to the first script that fails. All must have a downgrade. */
    Trial undo(Stage stage, List<Revision> revisions) {
        List<Revision> reversed = new ArrayList<>(revisions);
        Collections.reverse(reversed);
        for (Revision revision : reversed) {
            Body body = Objects.requireNonNull(revision.downgrade());
            scripts++;
            PalindromeException failure =
                    stage.run(revision, Direction.DOWNGRADE, body).failure();
            if (failure != null) {
                return Trial.failed(revision, failure);
            }
        }
        return Trial.of(stage.snapshot());
    }

    private @Nullable PalindromeException upgrade(Stage stage, Revision revision) {
        scripts++;
        return stage.pass(revision).failure();
    }

    @Override
    public void close() {
        applied.clear();
        if (template != null) {
            template.close();
            template = null;
        }
    }
}
