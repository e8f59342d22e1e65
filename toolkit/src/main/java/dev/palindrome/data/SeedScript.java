package dev.palindrome.data;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;

/**
 * Statements that may fail without harm to each other, run in one round trip: a block in which each has its own subtransaction. Each
 * part answers with a text.
 */
final class SeedScript {
    private static final String RESULT = "palindrome.seeded";
    private static final String END = "\u001e";
    private static final String UNIT = "\u001f";

    private static final String HEAD = """
            DECLARE
                statement text;
                answer text;
                one text;
                answers text := '';
                done bigint;
                added bigint;
                tries bigint;
                state text := '';
                message text := '';
                subject text := '';
            BEGIN
            """;
    private static final String DIAGNOSED = """
            GET STACKED DIAGNOSTICS state = RETURNED_SQLSTATE, message = MESSAGE_TEXT, subject = CONSTRAINT_NAME;
            """;

    private final StringBuilder body = new StringBuilder();

    /** What became of a number of rows. */
    record Rows(int added, int tries, String state, String message, String constraint) {
        boolean failed() {
            return !state.isEmpty();
        }

        static Rows of(String answer) {
            String[] parts = answer.split(UNIT, -1);
            return new Rows(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), parts[2], parts[3], parts[4]);
        }
    }

    /** Runs statements, each for one row, until so many rows are there; the answer is read by {@link Rows#of}. */
    void rows(List<String> statements, int wanted) {
        body.append("done := 0; tries := 0; state := ''; message := ''; subject := '';\n");
        body.append("FOREACH statement IN ARRAY ARRAY[");
        for (int i = 0; i < statements.size(); i++) {
            body.append(i == 0 ? "" : ",\n").append(SqlText.literal(statements.get(i)));
        }
        body.append("]::text[] LOOP\nEXIT WHEN done >= ").append(wanted).append(";\ntries := tries + 1;\nBEGIN\n");
        body.append("EXECUTE statement; GET DIAGNOSTICS added = ROW_COUNT;\nSET CONSTRAINTS ALL IMMEDIATE;\n");
        body.append("done := done + added;\nEXCEPTION WHEN OTHERS OR ASSERT_FAILURE THEN\n");
        body.append(DIAGNOSED).append("END;\nEND LOOP;\n");
        answered();
    }

    /** Runs statements all together, with constraints deferred as far as they can be. */
    void together(List<String> statements) {
        body.append("done := 0; tries := 1; state := ''; message := ''; subject := '';\nBEGIN\n");
        body.append("SET CONSTRAINTS ALL DEFERRED;\n");
        for (String statement : statements) {
            body.append("EXECUTE ").append(SqlText.literal(statement)).append("; GET DIAGNOSTICS added = ROW_COUNT; ");
            body.append("done := done + added;\n");
        }
        body.append("SET CONSTRAINTS ALL IMMEDIATE;\n");
        body.append("EXCEPTION WHEN OTHERS OR ASSERT_FAILURE THEN\ndone := 0;\n");
        body.append(DIAGNOSED).append("END;\n");
        answered();
    }

    private void answered() {
        body.append("answers := answers || concat_ws('").append(UNIT);
        body.append("', done, tries, state, message, subject) || '").append(END).append("';\n");
    }

    /**
     * Runs a query that gives one text, over all numbers or, if that fails, over each alone.
     *
     * @param query with {@code :one} where a restriction to one number may stand
     */
    void judge(String query, int numbers) {
        body.append("BEGIN\nEXECUTE ").append(SqlText.literal(query.replace("):one OFFSET 0", ") OFFSET 0")));
        body.append(" INTO answer;\nEXCEPTION WHEN OTHERS OR ASSERT_FAILURE THEN\nanswer := NULL;\n");
        body.append("FOR number IN 0..").append(numbers - 1).append(" LOOP\nBEGIN\nEXECUTE ");
        body.append(SqlText.literal(query.replace("):one OFFSET 0", ") WHERE \"palindrome number\" = $1 OFFSET 0")));
        body.append(
                " INTO one USING number;\nIF one IS NOT NULL THEN answer := concat_ws(',', answer, one); END IF;\n");
        body.append("EXCEPTION WHEN OTHERS OR ASSERT_FAILURE THEN NULL;\nEND;\nEND LOOP;\nEND;\n");
        body.append("answers := answers || coalesce(answer, '') || '")
                .append(END)
                .append("';\n");
    }

    /** Runs it, and tells the answers in the order of the parts. */
    List<String> run(Connection connection) throws SQLException {
        String block = HEAD + body + "PERFORM set_config('" + RESULT + "', answers, true);\nEND";
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute("DO " + SqlText.literal(block) + ";\nSELECT current_setting('" + RESULT + "')");
            statement.getMoreResults();
            try (ResultSet row = statement.getResultSet()) {
                row.next();
                String answers = row.getString(1);
                return answers.isEmpty()
                        ? List.of()
                        : Arrays.asList(
                                answers.substring(0, answers.length() - 1).split(END, -1));
            }
        }
    }
}
