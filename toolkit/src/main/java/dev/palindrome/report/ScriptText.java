package dev.palindrome.report;

import dev.palindrome.ddl.DdlScript;
import dev.palindrome.proof.SchemaComparison;
import dev.palindrome.proof.SchemaScripts;

/** A script between two schemas as text for psql, with comments that say what it is. */
public final class ScriptText {
    private ScriptText() {}

    /**
     * The whole text, ended by a line end.
     *
     * @param back whether the script that leads back is asked for
     * @throws dev.palindrome.finding.PalindromeException if that script does not lead all the way, or loses data without leave
     */
    public static String render(SchemaScripts scripts, boolean back) {
        SchemaComparison comparison = scripts.comparison();
        String first = comparison.expected().name();
        String second = comparison.found().name();
        DdlScript script = (back ? scripts.downgrade() : scripts.upgrade()).orThrow();
        StringBuilder text = new StringBuilder();
        text.append("-- From ").append(oneLine(back ? second : first)).append('\n');
        text.append("-- to ").append(oneLine(back ? first : second)).append('\n');
        if (comparison.isEqual()) {
            text.append("-- The schemas are equal: there is nothing to do.\n");
        } else if (script.isEmpty()) {
            text.append(
                    "-- They differ in the order of columns or white space of routines only: there is nothing to do.\n");
        }
        return text.append(script.isEmpty() ? "" : "\n")
                .append(script.inTransactions())
                .toString();
    }

    private static String oneLine(String name) {
        return name.replaceAll("\\s+", " ");
    }
}
