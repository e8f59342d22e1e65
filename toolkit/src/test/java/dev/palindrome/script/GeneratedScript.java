package dev.palindrome.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A random script whose statements are known.
 *
 * @param text the whole script
 * @param statements what it was made of: texts, and the data of each COPY, else an empty string
 */
record GeneratedScript(String text, List<String> statements, List<String> copyData) {
    /** PostgreSQL goes on with the kind of string that began; psql, which reads line by line, does not see that and is wrong. */
    private static final String CONTINUED = "E'a'\n  '\\';'";

    private static final List<String> STRINGS = List.of(
            "'a;b'",
            "''",
            "'it''s; --'",
            "'C:\\'",
            "E'\\';\\\\'",
            "e'\\\n;\\''''",
            "U&'\\0041;\\'",
            "B'01;'",
            "x'f'",
            "N';\\'",
            "'/* ;'",
            "'größe 𝒂;'",
            "'\r\n;'",
            CONTINUED,
            "'a' -- ; '\n ';\\'",
            "$$ ; ' \" -- /* $a$ $$",
            "$a$ ; $$ ; $b$ $A$ $a$",
            "$ä1$;\n$ä1$");

    private static final List<String> TOKENS = List.of(
            "SELECT",
            "a",
            "größe",
            "名$x$",
            "𝒂",
            "_$$",
            "\";\"",
            "\"a\"\";--\"",
            "U&\"\\;/*\"",
            "\" $$ \"",
            "1",
            "1.5e-3",
            ".5",
            "1_000",
            "$1",
            "+",
            "-",
            "*",
            "/",
            "||",
            "@-",
            "<>",
            "::",
            ":=",
            ",",
            "[",
            "]",
            "{",
            "}",
            ".",
            "=",
            "%",
            "?",
            "end",
            "begin",
            "case",
            "(;)",
            "(';' ; (a))",
            ")",
            "(/* ) */;)",
            "copy",
            "atomic");

    private static final List<String> FIRST = List.of(
            "SELECT",
            "UPDATE t SET",
            "INSERT INTO t VALUES",
            "WITH x AS (SELECT 1)",
            "CREATE TABLE",
            "DO",
            "BEGIN",
            "END",
            "CALL",
            "CREATE VIEW begin AS",
            "\"copy\"",
            "(SELECT 1; SELECT 2)",
            "größe",
            "COPY t TO",
            "COPY (SELECT 1 FROM stdin) TO");

    private static final List<String> ROUTINES = List.of(
            "CREATE FUNCTION f(a int) RETURNS int BEGIN ATOMIC SELECT 1; SELECT 2; END",
            "create or replace procedure p() begin atomic end",
            "CREATE FUNCTION f() RETURNS int\nBEGIN ATOMIC SELECT CASE WHEN a THEN CASE b WHEN ';' THEN 1 END END; -- END;\nSELECT (;); END",
            "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT $$;END$$; SELECT \"end\"; END",
            "CREATE FUNCTION f() RETURNS int AS $f$ BEGIN; END; $f$ LANGUAGE plpgsql",
            "CREATE RULE r AS ON INSERT TO t DO ALSO (DELETE FROM t; SELECT ';')");

    private static final List<String> COPIES = List.of(
            "COPY t FROM STDIN",
            "copy public.t (a, b) from\n stdin WITH (FORMAT csv)",
            "COPY \"from\" /* ; */ FROM STDIN",
            "COPY t FROM stdout");

    private static final List<String> DATA =
            List.of("1\t2", "'", "\\N", ";", "$$ /* \"", "\\.x", " \\.", "", "größe", "-- x");

    private static final List<String> SPACES = List.of(" ", "\t", "/* ; */", " /* /* ' */ ; */ ", "\f ", "/*/ $$ */");
    private static final List<String> LINE_SPACES = List.of("\n", "\r\n", " -- ; ' $$ /*\n", " --\n", "\n-- \"\r\n");

    static GeneratedScript next(Random random) {
        StringBuilder text = new StringBuilder(random.nextInt(10) == 0 ? "\uFEFF" : "");
        List<String> statements = new ArrayList<>();
        List<String> copyData = new ArrayList<>();
        gap(random, text);
        int count = random.nextInt(6);
        for (int i = 0; i < count; i++) {
            boolean copy = random.nextInt(8) == 0;
            String statement = copy ? pick(random, COPIES) : statement(random);
            text.append(statement);
            statements.add(statement);
            copyData.add(copy ? copyData(random, text) : "");
            if (!copy && (i + 1 < count || random.nextBoolean())) {
                text.append(random.nextInt(4) == 0 ? pick(random, LINE_SPACES) : "")
                        .append(';');
            }
            gap(random, text);
        }
        return new GeneratedScript(text.toString(), statements, copyData);
    }

    boolean misleadsPsql() {
        return text.contains(CONTINUED);
    }

    private static String statement(Random random) {
        if (random.nextInt(6) == 0) {
            return pick(random, ROUTINES);
        }
        StringBuilder statement = new StringBuilder(pick(random, FIRST));
        for (int i = random.nextInt(8); i > 0; i--) {
            boolean string = random.nextInt(3) == 0;
            // A string on a line of its own would continue the one before it.
            boolean line = !string && random.nextInt(3) == 0;
            statement.append(pick(random, line ? LINE_SPACES : SPACES)).append(pick(random, string ? STRINGS : TOKENS));
        }
        return statement.toString();
    }

    private static String copyData(Random random, StringBuilder text) {
        String end = random.nextInt(4) == 0 ? "\r\n" : "\n";
        text.append(random.nextBoolean() ? ";" : " ; -- data").append(end);
        StringBuilder data = new StringBuilder();
        for (int i = random.nextInt(4); i > 0; i--) {
            data.append(pick(random, DATA)).append(end);
        }
        text.append(data).append("\\.").append(end);
        return data.toString();
    }

    private static void gap(Random random, StringBuilder text) {
        for (int i = random.nextInt(3); i > 0; i--) {
            text.append(random.nextInt(5) == 0 ? ";" : pick(random, random.nextBoolean() ? SPACES : LINE_SPACES));
        }
    }

    private static String pick(Random random, List<String> from) {
        return from.get(random.nextInt(from.size()));
    }
}
