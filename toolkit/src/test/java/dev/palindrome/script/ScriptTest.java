package dev.palindrome.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each lexical rule that decides where a statement ends. */
class ScriptTest {
    @ParameterizedTest(name = "{0}")
    @MethodSource
    void splits(String rule, String text, List<String> statements) {
        assertThat(texts(text)).as(rule).isEqualTo(statements);
    }

    static List<Arguments> splits() {
        return List.of(
                // statements and what stands between them
                rule("empty text", ""),
                rule("white space only", " \t\n\r\f\u000B"),
                rule("comments are no statement", "-- a;\n/* b; */"),
                rule("empty statements", ";;\n ; ", new String[0]),
                rule("one without a semicolon", "SELECT 1", "SELECT 1"),
                rule("two", "SELECT 1;SELECT 2;", "SELECT 1", "SELECT 2"),
                rule("comments around", "/* a */ SELECT 1 -- b\n ; -- c", "SELECT 1"),
                rule(
                        "comments inside",
                        "SELECT /* ; */ 1 -- ;\n + 2; SELECT 3",
                        "SELECT /* ; */ 1 -- ;\n + 2",
                        "SELECT 3"),
                rule("a byte order mark", "\uFEFFSELECT 1;", "SELECT 1"),
                rule("CRLF", "SELECT 1;\r\nSELECT\r\n2;\r\n", "SELECT 1", "SELECT\r\n2"),
                rule("a comment ends at CR", "SELECT 1 -- a\r; SELECT 2", "SELECT 1", "SELECT 2"),
                rule("form feeds", "SELECT 1;\fSELECT\f2", "SELECT 1", "SELECT\f2"),
                // strings
                rule("a semicolon in a string", "SELECT 'a;b'; SELECT 2", "SELECT 'a;b'", "SELECT 2"),
                rule("a doubled quote", "SELECT 'a'';b'; SELECT 2", "SELECT 'a'';b'", "SELECT 2"),
                rule("a backslash is itself", "SELECT '\\'; SELECT ';'", "SELECT '\\'", "SELECT ';'"),
                rule("E'' has escapes", "SELECT E'\\';', e'\\\\'; SELECT 2", "SELECT E'\\';', e'\\\\'", "SELECT 2"),
                rule("U&'' has none for quotes", "SELECT U&'\\'; SELECT u&';'", "SELECT U&'\\'", "SELECT u&';'"),
                rule(
                        "B'', X'' and N''",
                        "SELECT B'1;', x'f;', N'\\'; SELECT 2",
                        "SELECT B'1;', x'f;', N'\\'",
                        "SELECT 2"),
                rule("a prefix is one letter", "SELECT me'\\'; SELECT 2", "SELECT me'\\'", "SELECT 2"),
                rule(
                        "a continued E'' stays one",
                        "SELECT E'a' -- c\n '\\';'; SELECT 2",
                        "SELECT E'a' -- c\n '\\';'",
                        "SELECT 2"),
                rule(
                        "without a new line it is a new string",
                        "SELECT E'a' '\\'; SELECT 2",
                        "SELECT E'a' '\\'",
                        "SELECT 2"),
                rule(
                        "a block comment ends it",
                        "SELECT E'a' /*\n*/ '\\'; SELECT 2",
                        "SELECT E'a' /*\n*/ '\\'",
                        "SELECT 2"),
                // identifiers
                rule("a quoted identifier", "SELECT \"a;\"\"'b\"; SELECT 2", "SELECT \"a;\"\"'b\"", "SELECT 2"),
                rule("U&\"\"", "SELECT U&\"\\;\"; SELECT 2", "SELECT U&\"\\;\"", "SELECT 2"),
                rule("beyond ASCII", "SELECT größe$; SELECT 名$ AS x", "SELECT größe$", "SELECT 名$ AS x"),
                rule("beyond the basic plane", "SELECT 𝒂$$; SELECT 1", "SELECT 𝒂$$", "SELECT 1"),
                // dollar quotes
                rule("$$", "DO $$BEGIN; END$$; SELECT 2", "DO $$BEGIN; END$$", "SELECT 2"),
                rule("a tag", "DO $a$ $$;$b$;$A$; $a$; SELECT 2", "DO $a$ $$;$b$;$A$; $a$", "SELECT 2"),
                rule("a tag beyond ASCII", "DO $é1$;$é1$; SELECT 2", "DO $é1$;$é1$", "SELECT 2"),
                rule("overlapping dollars", "DO $a$ $b$a$; SELECT 2", "DO $a$ $b$a$", "SELECT 2"),
                rule("not behind an identifier", "SELECT a$$; SELECT b$$", "SELECT a$$", "SELECT b$$"),
                rule("behind a number", "SELECT 1$$;$$; SELECT 2", "SELECT 1$$;$$", "SELECT 2"),
                rule("parameters", "PREPARE p AS SELECT $1; SELECT $1", "PREPARE p AS SELECT $1", "SELECT $1"),
                rule("a parameter is no tag", "SELECT $1$;$1$; SELECT 2", "SELECT $1$", "$1$", "SELECT 2"),
                rule("a lone dollar", "SELECT $; SELECT $a; SELECT $a;", "SELECT $", "SELECT $a", "SELECT $a"),
                // comments and operators
                rule("nested comments", "/* /* ; */ ; */ SELECT 1; SELECT 2", "SELECT 1", "SELECT 2"),
                rule("/*/ does not close", "SELECT 1 /*/ ; */; SELECT 2", "SELECT 1", "SELECT 2"),
                rule("**/ closes", "SELECT 1 /* ; **/; SELECT 2", "SELECT 1", "SELECT 2"),
                rule("an operator stops at --", "SELECT 1 +-- ;\n 2; SELECT 2", "SELECT 1 +-- ;\n 2", "SELECT 2"),
                rule("an operator stops at /*", "SELECT 1 */* ; */ 2; SELECT 2", "SELECT 1 */* ; */ 2", "SELECT 2"),
                rule("a comment in a string", "SELECT '--', '/*'; SELECT 2", "SELECT '--', '/*'", "SELECT 2"),
                rule(
                        "numbers",
                        "SELECT 1.5e-3, .5, 1., 0x1F, 1_000; SELECT 2",
                        "SELECT 1.5e-3, .5, 1., 0x1F, 1_000",
                        "SELECT 2"),
                rule("1 is not E", "SELECT 1E'\\';'; SELECT 2", "SELECT 1E'\\';'", "SELECT 2"),
                rule(
                        "casts and slices",
                        "SELECT a[1:2]::text, f(a := 1); SELECT 2",
                        "SELECT a[1:2]::text, f(a := 1)",
                        "SELECT 2"),
                // parentheses
                rule(
                        "CREATE RULE with two commands",
                        "CREATE RULE r AS ON INSERT TO t DO (SELECT 1; SELECT 2); SELECT 3",
                        "CREATE RULE r AS ON INSERT TO t DO (SELECT 1; SELECT 2)",
                        "SELECT 3"),
                rule("a parenthesis too many", "SELECT 1); SELECT 2", "SELECT 1)", "SELECT 2"),
                rule("a parenthesis never closed", "SELECT (1; SELECT 2", "SELECT (1; SELECT 2"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void keepsTheBodyOfARoutine(String rule, String routine) {
        assertThat(texts("SELECT 1; " + routine + "; SELECT 2"))
                .as(rule)
                .containsExactly("SELECT 1", routine, "SELECT 2");
    }

    static List<Arguments> keepsTheBodyOfARoutine() {
        String function = "CREATE FUNCTION f(a int) RETURNS int ";
        return List.of(
                Arguments.of("two statements", function + "BEGIN ATOMIC SELECT 1; SELECT 2; END"),
                Arguments.of("empty", "CREATE OR REPLACE PROCEDURE p() BEGIN ATOMIC END"),
                Arguments.of(
                        "any case, comments between",
                        "create /* */ or replace -- \n function f() returns int Begin /* */ atomic select 1; end"),
                Arguments.of(
                        "CASE",
                        function
                                + "BEGIN ATOMIC SELECT CASE WHEN a = 1 THEN CASE a WHEN 2 THEN 3 END END; SELECT 2; END"),
                Arguments.of("CASE in parentheses", function + "BEGIN ATOMIC SELECT (CASE WHEN a = 1 THEN 2 END); END"),
                Arguments.of(
                        "END as a name",
                        function + "BEGIN ATOMIC SELECT a AS end; SELECT 1 end; SELECT t.end FROM t; END"),
                Arguments.of("CASE as a name", function + "BEGIN ATOMIC SELECT a AS case; SELECT t.case FROM t; END"),
                Arguments.of("quoted END", function + "BEGIN ATOMIC SELECT 1; \"end\" ; END"),
                Arguments.of("named begin", "CREATE FUNCTION begin() RETURNS int LANGUAGE sql AS 'SELECT 1'"),
                Arguments.of("RETURN", function + "RETURN 1"));
    }

    @Test
    void knowsNoBodyOutsideARoutine() {
        assertThat(texts("BEGIN; SELECT 1; END; BEGIN ATOMIC; CREATE VIEW begin AS SELECT 1;"))
                .containsExactly("BEGIN", "SELECT 1", "END", "BEGIN ATOMIC", "CREATE VIEW begin AS SELECT 1");
    }

    private static Arguments rule(String rule, String text, String... statements) {
        return Arguments.of(rule, text, List.of(statements));
    }

    private static List<String> texts(String text) {
        return Script.parse("V1__x.sql", text, 1).statements().stream()
                .map(Statement::text)
                .toList();
    }
}
