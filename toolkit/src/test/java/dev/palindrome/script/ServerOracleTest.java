package dev.palindrome.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.palindrome.database.Server.ScratchDatabase;
import dev.palindrome.database.TestServer;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.util.PSQLException;

/** PostgreSQL's own lexer, asked by sending scripts whole. */
class ServerOracleTest {
    private static final List<String> VALUES = List.of(
            "'a;b'",
            "''",
            "'it''s; --'",
            "'C:\\'",
            "E'\\';\\\\'",
            "e'\\\n;\\''''",
            "U&'\\0041;'",
            "u&'!0041;' UESCAPE '!'",
            "N';\\'",
            "'/* ;'",
            "'größe 𝒂;'",
            "'\r\n;'",
            "E'a'\n  '\\';'",
            "E'a'\r-- ';\n--\n\t'\\';'",
            "'a' -- ; '\n ';\\'",
            "U&'\\0041'\n'\\0042;'",
            "$$ ; ' \" -- /* $a$ $$",
            "$a$ ; $$ ; $b$ $A$ $a$",
            "$ä1$;\n$ä1$",
            "(SELECT \"größe;$\"\"\" FROM (SELECT ';' \"größe;$\"\"\") U&\"\\0041;\")",
            "(1+-- ;\n1)::text",
            "(2*/* ; */+1)::text",
            "(-/**/-1)::text",
            "(SELECT a$$b FROM (SELECT ';' AS a$$b) x)",
            "('{1,2}'::int[])[1:2]::text",
            "1.5e-1::text");

    private static final List<String> SPACES = List.of(
            " ",
            "\t",
            "\f",
            "/* ; */",
            " /* /* ' */ ; */ ",
            "/*/ $$ */",
            "/***/",
            " -- ; ' $$ /*\r\n",
            " --\n",
            " --;\r");

    private static final List<String> BODIES = List.of(
            "BEGIN ATOMIC SELECT ';'; SELECT CASE a WHEN 1 THEN ';' ELSE (CASE WHEN true THEN 'b' END) END; END",
            "begin/**/atomic SELECT ';' AS end; SELECT ';' end; SELECT x.case FROM (SELECT ';' AS case) x; end",
            "RETURN ';' || a",
            "LANGUAGE sql AS $f$ SELECT ';'; SELECT $$;$$ $f$",
            "LANGUAGE sql AS 'SELECT 1;'\n' SELECT '';'''");

    @ParameterizedTest(name = "PostgreSQL {0}")
    @ValueSource(ints = {14, 18})
    void statementsReturnWhatTheWholeReturns(int version) throws SQLException {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        try (ScratchDatabase database = TestServer.shared(version).create();
                SimpleQuery query = SimpleQuery.connect(database)) {
            for (int run = 0; run < 1_000; run++) {
                List<String> generated = statements(random);
                StringBuilder text = new StringBuilder();
                generated.forEach(statement -> text.append(pick(random, SPACES))
                        .append(statement)
                        .append(pick(random, SPACES))
                        .append(random.nextInt(4) == 0 ? ";;" : ";"));
                String description = "seed " + seed + ", run " + run + ":\n" + text;
                Script script = Script.parse("V1__x.sql", text.toString(), 1);
                assertThat(script.statements())
                        .extracting(Statement::text)
                        .as(description)
                        .isEqualTo(generated);
                List<String> single = new ArrayList<>();
                for (Statement statement : script.statements()) {
                    single.addAll(query.run(statement.text()));
                }
                assertThat(single).as(description).isEqualTo(query.run(text.toString()));
                assertThat(generated.stream().filter(each -> each.startsWith("SELECT")))
                        .as(description)
                        .hasSameSizeAs(single);
            }
        }
    }

    @Test
    void mapsTheServersPositions() throws SQLException {
        Script script =
                Script.parse("V1__x.sql", "\uFEFFSELECT 1;\r\n\r\n  SELECT '𝒂é',\r\n\t'𝒂', nope;\nSELECT", 10);
        try (ScratchDatabase database = TestServer.shared().create();
                SimpleQuery query = SimpleQuery.connect(database)) {
            assertThat(errorOf(query, script, 1, "")).isEqualTo(new Position(13, 7));
            assertThat(errorOf(query, script, 2, " FROM")).isEqualTo(new Position(14, 7));
        }
        Statement second = script.statements().get(1);
        assertThat(new Position(second.line(), second.column())).isEqualTo(new Position(12, 3));
        assertThat(script.position(second, 0)).isEqualTo(new Position(12, 3));
        assertThat(script.position(second, 1)).isEqualTo(new Position(12, 3));
        assertThat(script.position(second, 9)).isEqualTo(new Position(12, 11));
        assertThat(script.position(second, 10)).isEqualTo(new Position(12, 12));
        assertThat(script.position(second, 1_000)).isEqualTo(new Position(13, 11));
    }

    private static Position errorOf(SimpleQuery query, Script script, int index, String more) {
        Statement statement = script.statements().get(index);
        PSQLException error = catchThrowableOfType(PSQLException.class, () -> query.run(statement.text() + more));
        return script.position(
                statement, Objects.requireNonNull(error.getServerErrorMessage()).getPosition());
    }

    /** Statements of which each returns one row. */
    private static List<String> statements(Random random) {
        List<String> statements = new ArrayList<>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            if (random.nextInt(5) == 0) {
                statements.add(pick(random, List.of("CREATE OR REPLACE", "create/**/or -- ;\n replace"))
                        + " FUNCTION f(a int)" + pick(random, SPACES) + "RETURNS text " + pick(random, BODIES));
                statements.add("SELECT f(1)");
                statements.add("SELECT 'x'");
            } else {
                StringBuilder statement = new StringBuilder("SELECT");
                for (int j = random.nextInt(3); j >= 0; j--) {
                    statement
                            .append(pick(random, SPACES))
                            .append(pick(random, VALUES))
                            .append(j > 0 ? " ||" : "");
                }
                statements.add(statement.toString());
            }
        }
        return statements;
    }

    private static String pick(Random random, List<String> from) {
        return from.get(random.nextInt(from.size()));
    }
}
