package dev.palindrome.proof;

import dev.palindrome.data.DataTable;
import dev.palindrome.data.Fingerprint;
import dev.palindrome.data.Loss;
import dev.palindrome.data.Loss.Blame;
import dev.palindrome.data.Loss.Type;
import dev.palindrome.data.Position;
import dev.palindrome.finding.Code;
import dev.palindrome.finding.Finding;
import dev.palindrome.finding.PalindromeException;
import dev.palindrome.finding.Severity;
import dev.palindrome.migrate.StatementFailedException;
import dev.palindrome.revision.Body;
import dev.palindrome.revision.Direction;
import dev.palindrome.revision.Revision;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a revision did to rows, in findings. */
final class DataFindings {
    private final Revision revision;
    private final List<Finding> findings = new ArrayList<>();

    DataFindings(Revision revision) {
        this.revision = revision;
    }

    List<Finding> list() {
        return findings;
    }

    /**
     * Says what was lost, by whom, and what of it was declared.
     *
     * @return whether anything was
     */
    boolean losses(List<Loss> losses) {
        List<Loss> sorted =
                losses.stream().sorted(Comparator.comparing(Loss::type)).toList();
        List<Loss> real = select(sorted, loss -> loss.type() != Type.TOUCHED);
        List<Loss> declared = select(real, this::isDeclared);
        List<Loss> undeclared = select(real, loss -> !isDeclared(loss));
        List<Loss> lost =
                select(undeclared, loss -> loss.blame() == Blame.DOWNGRADE && loss.type() != Type.LEFT_BEHIND);
        if (!lost.isEmpty()) {
            String verb = lost.get(0).type() == Type.CHANGED ? "leaves " : "loses ";
            add(
                    Code.DATA_LOST,
                    downgrade(),
                    title() + "the downgrade " + verb + words(lost) + ".",
                    lost,
                    "Make the downgrade bring them back as they were; or accept the loss: " + directive(lost));
        }
        List<Loss> thrown = select(undeclared, loss -> loss.blame() == Blame.UPGRADE);
        if (!thrown.isEmpty()) {
            add(
                    Code.DATA_THROWN_AWAY,
                    revision.upgrade(),
                    title() + "the upgrade throws away what no downgrade can bring back: " + words(thrown) + ".",
                    thrown,
                    "Keep the former values somewhere until nobody goes back any more; or accept the loss: "
                            + directive(thrown));
        }
        List<Loss> left = select(undeclared, loss -> loss.type() == Type.LEFT_BEHIND);
        if (!left.isEmpty()) {
            add(
                    Code.DATA_LEFT_BEHIND,
                    downgrade(),
                    title() + "the downgrade leaves behind " + words(left) + ".",
                    left,
                    "Make the downgrade take away what the upgrade wrote, and nothing else; or accept it: "
                            + directive(left));
        }
        if (!declared.isEmpty()) {
            add(
                    Code.DATA_LOSS_DECLARED,
                    revision.upgrade(),
                    title() + "lost, as its author declares: " + words(declared) + ".",
                    declared,
                    null);
        }
        List<Loss> touched = select(sorted, loss -> loss.type() == Type.TOUCHED);
        if (!touched.isEmpty()) {
            add(
                    Code.DATA_TOUCHED,
                    revision.upgrade(),
                    title() + "a trigger notes the time of the run: " + words(touched) + ".",
                    touched,
                    null);
        }
        return !real.isEmpty();
    }

    private static List<Loss> select(List<Loss> losses, Predicate<Loss> which) {
        return losses.stream().filter(which).toList();
    }

    private boolean isDeclared(Loss loss) {
        return revision.lossy().stream().anyMatch(loss::isCoveredBy);
    }

    private static String words(List<Loss> losses) {
        return losses.stream().map(Loss::words).collect(Collectors.joining(", "));
    }

    private static String directive(List<Loss> losses) {
        return "-- palindrome: lossy "
                + losses.stream().map(Loss::subject).distinct().collect(Collectors.joining(", "));
    }

    /** Says which declarations are about nothing that was lost, though the rows to lose were there. */
    void stale(List<Loss> losses, List<DataTable> before, Map<String, Fingerprint> was) {
        for (String declaration : revision.lossy()) {
            if (losses.stream().noneMatch(loss -> loss.isCoveredBy(declaration))
                    && couldBeLost(declaration, before, was)) {
                findings.add(new Finding(
                        Code.DECLARATION_STALE,
                        Severity.WARNING,
                        revision.id(),
                        RoundTrip.placeOf(revision.upgrade()),
                        title() + "it is declared that " + declaration + " may be lost, and nothing of it is.",
                        List.of(),
                        "Take the declaration away: -- palindrome: lossy " + declaration));
            }
        }
    }

    private static boolean couldBeLost(String declaration, List<DataTable> before, Map<String, Fingerprint> was) {
        List<DataTable> named =
                before.stream().filter(table -> isNamed(declaration, table)).toList();
        return named.isEmpty()
                || named.stream().anyMatch(table -> {
                    Fingerprint fingerprint = was.get(table.name());
                    return fingerprint != null && fingerprint.rows() > 0;
                });
    }

    private static boolean isNamed(String declaration, DataTable table) {
        Loss whole = new Loss(Type.ROWS, Blame.UPGRADE, table.shown(), null, 0, 0, "", "");
        return whole.isCoveredBy(declaration)
                || table.columns().stream().anyMatch(column -> new Loss(
                                Type.CHANGED, Blame.UPGRADE, table.shown(), column.name(), 0, 0, "", "")
                        .isCoveredBy(declaration));
    }

    /**
     * Says what the second upgrade left otherwise than the first.
     *
     * @return whether anything
     */
    boolean differences(List<Loss> differences) {
        if (differences.isEmpty()) {
            return false;
        }
        String words = differences.stream()
                .map(loss -> switch (loss.type()) {
                    case LEFT_BEHIND -> count(loss.rows()) + " more in " + loss.table();
                    case ROWS -> count(loss.rows()) + " fewer in " + loss.table();
                    case VALUES, CHANGED, TOUCHED -> loss.subject() + " in " + count(loss.rows());
                })
                .collect(Collectors.joining(", "));
        add(
                Code.DATA_SECOND_UPGRADE_DIFFERS,
                revision.upgrade(),
                title() + "the second upgrade leaves other rows than the first, after a downgrade that restored them: "
                        + words + ".",
                differences,
                "Make the upgrade write the same whenever it runs: look for orders that are not told and for what a downgrade"
                        + " cannot put back, such as where a sequence stands.");
        return true;
    }

    private static String count(long rows) {
        return rows + (rows == 1 ? " row" : " rows");
    }

    /** Says that the next row that is inserted would be refused. */
    void setBack(DataTable table, DataTable.Counter counter, Position position, boolean up) {
        findings.add(new Finding(
                Code.DATA_SEQUENCE_SET_BACK,
                Code.DATA_SEQUENCE_SET_BACK.severity(),
                revision.id(),
                RoundTrip.placeOf(up ? revision.upgrade() : downgrade()),
                title() + "the " + (up ? "upgrade" : "downgrade") + " leaves sequence "
                        + shown(counter.sequence()) + " at " + position.next() + ", below what stands in "
                        + table.shown() + "." + counter.column() + " already (" + position.highest()
                        + "): the next row that is inserted gets a number that is taken.",
                List.of("sequence " + shown(counter.sequence()) + " is set back"),
                "Set it behind the highest number: SELECT setval('" + shown(counter.sequence()) + "', max("
                        + counter.column() + ")) FROM " + table.shown() + ";"));
    }

    /** A qualified name as messages have it. */
    static String shown(String qualified) {
        return qualified.startsWith("public.") ? qualified.substring("public.".length()) : qualified;
    }

    /**
     * Says that a script stops at rows.
     *
     * @param culprit one of them, or null when it is not known
     * @param madeUp whether nobody but this proof says that there can be such rows
     */
    void failed(
            Direction direction,
            boolean second,
            PalindromeException failure,
            @Nullable String culprit,
            boolean madeUp) {
        Code code = second
                ? Code.DATA_SECOND_UPGRADE_FAILED
                : direction == Direction.UPGRADE ? Code.DATA_UPGRADE_FAILED : Code.DATA_DOWNGRADE_FAILED;
        Finding reason = failure.findings().get(0);
        findings.add(new Finding(
                code,
                madeUp ? Severity.WARNING : Severity.ERROR,
                revision.id(),
                reason.place(),
                title() + "the " + (second ? "second " : "") + direction.word()
                        + " passes on empty tables and "
                        + (isCancelled(failure)
                                ? "does not end within " + Stage.LONGEST_WITH_ROWS.toSeconds() + " s on "
                                : "fails on ")
                        + (madeUp ? "rows that were made up" : "your rows") + ". " + reason.message(),
                culprit == null ? List.of() : List.of(culprit),
                madeUp
                        ? "If there can be such rows where this will run, make it cope with them: a default, a backfill, a clean-up"
                                + " before. If not, a constraint can say so."
                        : "Make it cope with such rows: a default, a backfill, a clean-up before."));
    }

    /** Says that PostgreSQL refused to make up, to keep or to compare rows. */
    void unseen(RowsUnseenException problem) {
        unchecked(
                Code.DATA_UNCHECKED.severity(),
                "what becomes of its rows is not known: "
                        + problem.findings().get(0).message(),
                List.of(),
                "Rows of your own in seed/" + revision.id() + ".sql may do better; --no-data leaves rows out.");
    }

    /**
     * Says that a script leaves another schema when its tables have rows.
     *
     * @param done which script does not do what
     * @param missing tables and columns that are not there
     */
    void schemaDiffers(String done, List<String> missing) {
        unchecked(
                Severity.WARNING,
                "with rows in its tables, " + done + " " + String.join(", ", missing)
                        + ", as it does without; so what becomes of its rows is not known.",
                missing.stream().map(name -> name + " is missing").toList(),
                "Make the scripts change the same, whatever the tables hold.");
    }

    private void unchecked(Severity severity, String message, List<String> changes, String remedy) {
        findings.add(new Finding(
                Code.DATA_UNCHECKED,
                severity,
                revision.id(),
                RoundTrip.placeOf(revision.upgrade()),
                title() + message,
                changes,
                remedy));
    }

    private static boolean isCancelled(PalindromeException failure) {
        return failure instanceof StatementFailedException refused
                && refused.sqlState().equals("57014");
    }

    private String title() {
        return "Revision " + revision.title() + ": ";
    }

    private Body downgrade() {
        Body body = revision.downgrade();
        return body == null ? revision.upgrade() : body;
    }

    private void add(Code code, Body where, String message, List<Loss> losses, @Nullable String remedy) {
        findings.add(new Finding(
                code,
                code.severity(),
                revision.id(),
                RoundTrip.placeOf(where),
                message,
                losses.stream()
                        .map(loss -> loss.subject() + ": " + loss.example())
                        .toList(),
                remedy));
    }
}
