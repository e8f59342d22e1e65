package dev.palindrome.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.palindrome.finding.Code;
import dev.palindrome.finding.Finding;
import dev.palindrome.finding.PalindromeException;
import dev.palindrome.finding.Place;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is said of a script that cannot be split. */
class ScriptErrorsTest {
    private static final String QUOTE =
            "Close it with '; a ' inside of it is written twice. Look for a missing quote above it as well.";
    private static final String META =
            "Write the script in SQL alone; data can be loaded with COPY … FROM STDIN; followed by the data"
                    + " and a line \\. of its own.";

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void namesWhereItOpens(String text, int line, int column, String what, String remedy) {
        Place place = Place.of("V003__x.sql", line, column);
        assertThat(problem(text, 1))
                .isEqualTo(Finding.of(
                        Code.SCRIPT_UNTERMINATED,
                        place,
                        "The " + what + " that opens at " + place + " is never closed.",
                        remedy));
    }

    static List<Arguments> namesWhereItOpens() {
        String dollar = "Close it with the same tag, ";
        String comment = "Close it with */. Comments nest in PostgreSQL: each /* needs its own */.";
        String copy = "End the data with a line that holds \\. and nothing else.";
        return List.of(
                Arguments.of("SELECT 1;\n\n\nSELECT a, 'b, c;\nx", 4, 11, "string", QUOTE),
                Arguments.of("SELECT 'it\\'s';", 1, 14, "string", QUOTE),
                Arguments.of("SELECT E'\\'", 1, 8, "string", QUOTE),
                Arguments.of("SELECT E'\\", 1, 8, "string", QUOTE),
                Arguments.of("SELECT 'a'\n'b", 1, 8, "string", QUOTE),
                Arguments.of("SELECT '𝒂' || '", 1, 15, "string", QUOTE),
                Arguments.of(
                        "SELECT 1;\r\nSELECT \"a",
                        2,
                        8,
                        "quoted identifier",
                        "Close it with \"; a \" inside of it is written twice."),
                Arguments.of("DO $$ BEGIN $a$; END", 1, 4, "dollar quote $$", dollar + "$$."),
                Arguments.of("DO\n  $a$ $A$ $$", 2, 3, "dollar quote $a$", dollar + "$a$."),
                Arguments.of("/* /* */ SELECT 1;", 1, 1, "comment", comment),
                Arguments.of("SELECT 1 +/* '", 1, 11, "comment", comment),
                Arguments.of("SELECT 1;\nCOPY t FROM STDIN;\n1\n2\n", 2, 1, "data of the COPY … FROM STDIN", copy),
                Arguments.of("COPY t FROM STDIN;\n1\n \\.\n\\.x\n", 1, 1, "data of the COPY … FROM STDIN", copy),
                Arguments.of("COPY t FROM STDIN;", 1, 1, "data of the COPY … FROM STDIN", copy),
                Arguments.of("COPY t FROM STDIN", 1, 1, "data of the COPY … FROM STDIN", copy),
                Arguments.of(
                        "SELECT 1; CREATE FUNCTION f() RETURNS int\nBEGIN ATOMIC SELECT 1; SELECT 2;",
                        2,
                        1,
                        "body of BEGIN ATOMIC",
                        "Close it with a semicolon and END."));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void refusesCommandsOfPsql(String text, int line, int column, String command) {
        Place place = Place.of("V003__x.sql", line, column);
        assertThat(problem(text, 1))
                .isEqualTo(Finding.of(
                        Code.SCRIPT_META_COMMAND,
                        place,
                        "The backslash at " + place + " begins " + command
                                + ", a command of psql's that PostgreSQL does not know.",
                        META));
    }

    static List<Arguments> refusesCommandsOfPsql() {
        return List.of(
                Arguments.of("\\set ON_ERROR_STOP on\nSELECT 1;", 1, 1, "\\set"),
                Arguments.of("SELECT 1;\n  \\i other.sql", 2, 3, "\\i"),
                Arguments.of("SELECT 1 \\gexec", 1, 10, "\\gexec"),
                Arguments.of("SELECT 1\\; SELECT 2;", 1, 9, "\\;"),
                Arguments.of(
                        "-- \\set\nSELECT '\\set', $$\\set$$, \"\\set\" /* \\set */; \\connect x", 2, 45, "\\connect"),
                Arguments.of("\\copy t from 'x'\\n", 1, 1, "\\copy"),
                Arguments.of("SELECT 1;\n\\", 2, 1, "\\"));
    }

    @Test
    void refusesTheEndOfDataThatNeverBegan() {
        Place place = Place.of("V003__x.sql", 2, 1);
        assertThat(problem("COPY t TO STDOUT;\n\\.\n", 1))
                .isEqualTo(Finding.of(
                        Code.SCRIPT_META_COMMAND,
                        place,
                        "The line \\. at V003__x.sql:2:1 ends the data of a COPY … FROM STDIN, but none comes before it.",
                        "Remove the line, or put the COPY … FROM STDIN statement above its data."));
    }

    @Test
    void refusesSqlOnTheLineOfACopy() {
        assertThat(problem("SELECT 1;\nCOPY t FROM STDIN; SELECT 2;\n1\n\\.\n", 1))
                .isEqualTo(
                        Finding.of(
                                Code.SCRIPT_COPY_DATA,
                                Place.of("V003__x.sql", 2, 1),
                                "The COPY … FROM STDIN at V003__x.sql:2:1 has something behind its semicolon on the same line.",
                                "Begin the data on the next line, and put what stands there behind the line \\. that ends them."));
    }

    @Test
    void countsFromTheFirstLine() {
        assertThat(problem("SELECT 1;\n'", 40).place()).isEqualTo(Place.of("V003__x.sql", 41, 1));
    }

    private static Finding problem(String text, int firstLine) {
        PalindromeException refused =
                catchThrowableOfType(PalindromeException.class, () -> Script.parse("V003__x.sql", text, firstLine));
        assertThat(refused.category()).isEqualTo(PalindromeException.Category.CONFIGURATION);
        assertThat(refused.findings()).hasSize(1);
        return refused.findings().get(0);
    }
}
