package dev.palindrome.proof;

import dev.palindrome.data.Rows;
import dev.palindrome.finding.Code;
import dev.palindrome.finding.Finding;
import dev.palindrome.finding.PalindromeException;
import dev.palindrome.layout.History;
import dev.palindrome.revision.Direction;
import dev.palindrome.revision.Revision;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Rows of the user's own, and a database that holds nothing but these and what upgrades made of them: so they are inserted into what their
 * author expects, and it can be told whether they, or made-up rows, stop a script.
 */
final class OwnRows implements AutoCloseable {
    private final Workshop workshop;
    private final List<Revision> revisions;
    private final List<Rows> rows;
    private @Nullable Stage line;
    private int applied;
    private int inserted;

    /**
     * Own rows of a history.
     *
     * @param revisions those that are upgraded, in order
     * @throws PalindromeException if rows are for a revision that the history does not have
     */
    OwnRows(Workshop workshop, List<Revision> revisions) {
        this.workshop = workshop;
        this.revisions = revisions;
        this.rows = workshop.data().own();
        requireKnown(workshop.history());
    }

    private void requireKnown(History history) {
        List<Finding> unknown = new ArrayList<>();
        Set<String> told = new HashSet<>();
        for (Rows each : rows) {
            if (history.graph().find(each.revision()) == null && told.add(each.revision() + each.origin())) {
                unknown.add(Finding.of(
                        Code.DATA_ROWS_REFUSED,
                        null,
                        "The rows of " + each.origin() + " are for revision " + each.revision()
                                + ", which the history does not have.",
                        "Name a revision by its id, as the file name shows it."));
            }
        }
        if (!unknown.isEmpty()) {
            throw new PalindromeException(PalindromeException.Category.CONFIGURATION, unknown, null);
        }
    }

    /** Whether there are rows for the revision at this position. */
    boolean isFor(int index) {
        return rows.stream()
                .anyMatch(each -> each.revision().equals(revisions.get(index).id()));
    }

    /** Whether there are rows for it or for one before it. */
    private boolean isUpTo(int index) {
        for (int i = 0; i <= index; i++) {
            if (isFor(i)) {
                return true;
            }
        }
        return false;
    }

    /**
     * A database with the rows that belong before a revision and no others. The caller closes it.
     *
     * @param walked a database without them that stands before that revision, for when the rows cannot be carried so far
     */
    Stage before(int index, Stage walked) {
        Stage current = moveTo(index);
        if (current == null) {
            current = walked.copy();
            line = current;
            applied = index;
            inserted = index;
        }
        insert(current, index);
        return current.copy();
    }

    /**
     * Whether a script fails where there are no rows but the user's.
     *
     * @param second whether it is the second upgrade
     */
    boolean stop(int index, Direction direction, boolean second) {
        if (!isUpTo(index)) {
            return false;
        }
        Stage current = moveTo(index);
        if (current == null) {
            return false;
        }
        insert(current, index);
        Revision revision = revisions.get(index);
        try (Stage copy = current.copy()) {
            boolean failed = copy.pass(revision).failed();
            if (!failed && (second || direction == Direction.DOWNGRADE) && revision.downgrade() != null) {
                failed = copy.run(revision, Direction.DOWNGRADE, revision.downgrade())
                        .failed();
            }
            return second && !failed ? copy.pass(revision).failed() : failed;
        }
    }

    /** Null when an upgrade fails on the rows. */
    private @Nullable Stage moveTo(int index) {
        Stage current = line == null ? workshop.newStage() : line;
        line = current;
        while (applied < index) {
            insert(current, applied);
            if (current.pass(revisions.get(applied)).failed()) {
                close();
                return null;
            }
            applied++;
        }
        return current;
    }

    private void insert(Stage stage, int index) {
        if (inserted > index) {
            return;
        }
        inserted = index + 1;
        Revision revision = revisions.get(index);
        for (Rows each : rows) {
            if (each.revision().equals(revision.id())) {
                try {
                    stage.write("inserting the rows of " + each.origin(), connection -> {
                        each.insert(connection);
                        return true;
                    });
                } catch (SQLException problem) {
                    throw refused(each, revision, problem);
                }
            }
        }
    }

    private static PalindromeException refused(Rows rows, Revision revision, SQLException problem) {
        return new PalindromeException(
                PalindromeException.Category.FAILED,
                List.of(Finding.of(
                                Code.DATA_ROWS_REFUSED,
                                null,
                                "The rows of " + rows.origin() + " could not be inserted before revision "
                                        + revision.title() + ": " + problem.getMessage() + " (SQLSTATE "
                                        + problem.getSQLState() + ").",
                                "They must fit the schema as it is before that revision.")
                        .about(revision.id())),
                problem);
    }

    @Override
    public void close() {
        Stage current = line;
        line = null;
        applied = 0;
        inserted = 0;
        if (current != null) {
            current.close();
        }
    }
}
