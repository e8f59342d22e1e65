package dev.palindrome.migrate;

import dev.palindrome.finding.Code;
import dev.palindrome.finding.Finding;
import dev.palindrome.finding.PalindromeException;
import dev.palindrome.finding.PalindromeException.Category;
import dev.palindrome.finding.Place;
import dev.palindrome.layout.History;
import dev.palindrome.layout.LatePlaceholders;
import dev.palindrome.revision.Direction;
import dev.palindrome.revision.JavaBody;
import dev.palindrome.revision.Revision;
import dev.palindrome.revision.SqlBody;
import dev.palindrome.revision.Stamp;
import dev.palindrome.script.PsqlText;
import dev.palindrome.script.Script;
import dev.palindrome.script.Statement;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A script for psql, written from its beginning to its end. */
final class SqlScriptText {
    /** Words without which a script leaves its session as it found it. */
    private static final Pattern LEAVES_SETTINGS = Pattern.compile(
            "\\b(?:set|set_config|reset|role|authorization|discard|search_path)\\b", Pattern.CASE_INSENSITIVE);

    private static final Pattern READS = Pattern.compile("(?is)\\s*(?:select|with|table|values|show)\\b.*");
    private static final Pattern ENDS_TRANSACTION = Pattern.compile(
            "(?is)\\s*(?:(?:commit|end|abort)\\b.*|prepare\\s+transaction\\b.*|rollback\\b(?!.*\\bto\\b).*)");

    private final StringBuilder text = new StringBuilder();
    private final SqlRows rows;
    private final String session;

    private SqlScriptText(History history, String title, Function<SqlRows, String> guard) {
        HistoryTable table = HistoryTable.offline(history);
        rows = new SqlRows(table);
        String initSql = history.initSql();
        String initial = initSql == null ? "" : statements(initSql);
        String path = !SessionSetup.setsSearchPath(history)
                ? ""
                : SqlRows.block("    PERFORM pg_catalog.set_config('search_path', "
                        + SqlRows.literal(SessionSetup.quote(table.schema()))
                        + " || coalesce(',' || nullif(pg_catalog.current_setting('search_path'), ''), ''), false);\n");
        text.append("-- Written by: ")
                .append(title.replaceAll("\\s+", " "))
                .append("\n-- For psql, which stops at the first error: psql -X -f FILE\n")
                .append("\\set ON_ERROR_STOP on\n\n")
                .append(initial)
                .append(rows.lock())
                .append(guard.apply(rows))
                .append(rows.create(SessionSetup.schemas(history)))
                .append(path);
        session = initial + path;
    }

    /** A script that stops when the database stands elsewhere than is said. */
    static SqlScriptText guarded(History history, String title, List<Revision> applied, List<Revision> missing) {
        return new SqlScriptText(history, title, rows -> rows.guard(applied, missing));
    }

    static SqlScriptText unguarded(History history, String title) {
        return new SqlScriptText(history, title, rows -> "");
    }

    void script(Revision revision, Direction direction, SqlBody body) {
        ScriptPlan plan = plan(revision.id(), body);
        heading(direction.word() + " " + revision.title() + ": " + body.name());
        body(plan, marks(revision, direction), SessionState.leavesMore(body.text()));
    }

    /**
     * A repeatable script.
     *
     * @param sometimes whether it may have run before as it is now
     */
    void repeatable(SqlBody body, boolean sometimes) {
        ScriptPlan plan = plan(body.name(), body);
        HistoryRow row = HistoryTable.row(Repeatables.description(body), body);
        heading("repeatable: " + body.name());
        if (sometimes) {
            text.append(rows.isOutdated(row)).append(" \\gset\n\\if :palindrome_runs\n");
        }
        Marks marks = new Marks(
                rows.insert(row, row.type(), false), rows.insert(row, row.type(), true), rows.turn(row, false, true));
        body(plan, marks, SessionState.leavesMore(body.text()));
        if (sometimes) {
            text.append("\\endif\n");
        }
    }

    void java(Revision revision, Direction direction, JavaBody body, List<String> statements, Progress progress) {
        heading(direction.word() + " " + revision.title() + ": " + body.name());
        if (statements.stream().anyMatch(sql -> READS.matcher(sql).matches())) {
            text.append("-- This revision reads. What follows is what it did in a database without rows.\n");
            progress.notice("Revision " + revision.id() + " (" + body.name()
                    + ") reads from the database and may go on by what it finds;"
                    + " the script holds what it did where there were no rows.");
        }
        String joined = statements.stream().map(sql -> sql + "\n;\n").collect(Collectors.joining());
        Script script = Script.parse(body.name(), joined, 1);
        body(new ScriptPlan(script, body.migration().canExecuteInTransaction()), marks(revision, direction), true);
    }

    void stamp(Stamp stamp, boolean purge) {
        heading("stamp");
        text.append("BEGIN;\n");
        if (purge) {
            text.append(rows.purge());
        }
        stamp.removed().forEach(revision -> text.append(rows.delete(revision)));
        stamp.added().forEach(revision -> text.append(rows.insert(revision)));
        text.append("COMMIT;\n");
    }

    /**
     * What keeps the history table in step.
     *
     * @param before of a body outside a transaction, committed before it begins
     * @param within of a body in a transaction
     * @param after of a body outside a transaction
     */
    private record Marks(String before, String within, String after) {}

    private Marks marks(Revision revision, Direction direction) {
        HistoryRow row = HistoryTable.row(revision);
        if (direction == Direction.UPGRADE) {
            return new Marks(rows.insert(row, row.type(), false), rows.insert(revision), rows.turn(row, false, true));
        }
        return new Marks(
                "BEGIN;\n" + rows.deleteRepeatables() + rows.turn(row, false, false) + rows.insert(row, "DELETE", false)
                        + "COMMIT;\n",
                rows.deleteRepeatables() + rows.delete(revision),
                "BEGIN;\n" + rows.turn(row, false, true) + rows.turn(row, true, true) + "COMMIT;\n");
    }

    private void body(ScriptPlan plan, Marks marks, boolean leavesMore) {
        boolean one = plan.inOneTransaction();
        text.append(one ? "" : marks.before()).append(plan.transaction() ? "BEGIN;\n" : "");
        boolean leaves = leavesMore;
        for (Statement statement : plan.script().statements()) {
            text.append(PsqlText.of(statement));
            leaves |= LEAVES_SETTINGS.matcher(statement.text()).find();
            if (plan.transaction() && ENDS_TRANSACTION.matcher(statement.text()).matches()) {
                text.append("BEGIN;\n");
            }
        }
        if (one) {
            text.append("SET CONSTRAINTS ALL IMMEDIATE;\n")
                    .append(leaves ? "RESET SESSION AUTHORIZATION;\nRESET ROLE;\n" : "")
                    .append(marks.within())
                    .append("COMMIT;\n");
        } else {
            // Of a BEGIN without its COMMIT, too; where there is none, psql is only warned.
            text.append(plan.transaction() || plan.script().controlsTransactions() ? "COMMIT;\n" : "");
        }
        if (leaves) {
            text.append("RESET SESSION AUTHORIZATION;\nRESET ROLE;\nRESET ALL;\n")
                    .append(session);
        }
        if (leavesMore) {
            text.append("CLOSE ALL;\nUNLISTEN *;\nDISCARD TEMP;\nDISCARD SEQUENCES;\nDEALLOCATE ALL;\n");
        }
        text.append(one ? "" : marks.after());
    }

    private static ScriptPlan plan(String id, SqlBody body) {
        for (String late : List.of(LatePlaceholders.DATABASE, LatePlaceholders.USER)) {
            if (body.text().contains(late)) {
                throw new PalindromeException(
                        Category.CONFIGURATION,
                        Finding.of(
                                        Code.PLACEHOLDER_UNKNOWN,
                                        Place.of(body.name()),
                                        body.name() + " has the placeholder " + late
                                                + ", whose value is known only on a connection, and a script is written"
                                                + " without one.",
                                        "Use current_database() or current_user in the script, or run it without --sql.")
                                .about(id));
            }
        }
        return ScriptPlan.of(id, body);
    }

    private static String statements(String sql) {
        return Script.parse("initSql", sql, 1).statements().stream()
                .map(PsqlText::of)
                .collect(Collectors.joining());
    }

    private void heading(String words) {
        text.append("\n-- ").append(words.replaceAll("\\R", " ")).append('\n');
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
