package dev.palindrome.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.palindrome.finding.Code;
import dev.palindrome.finding.PalindromeException;
import dev.palindrome.finding.Place;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What holds for every script. */
class ScriptPropertyTest {
    private static final List<String> FRAGMENTS = List.of(
            "'",
            "''",
            "E'",
            "U&'",
            "U&\"",
            "\"",
            "\\",
            "\\'",
            "$$",
            "$a$",
            "$1",
            "$",
            "a",
            "a$b$",
            "/*",
            "*/",
            "*",
            "/",
            "-",
            "--",
            "\n",
            "\r\n",
            "\r",
            " ",
            ";",
            ";",
            ";\n",
            "(",
            ")",
            "é",
            "𝒂",
            "\uFEFF",
            "1e",
            ".",
            "COPY t FROM STDIN;\n",
            "COPY t FROM STDIN;",
            "1\n\\.\n",
            "\\.\n",
            "\n\\.\n",
            "CREATE FUNCTION f() ",
            "BEGIN ATOMIC ",
            " END",
            " CASE ",
            "x");

    @Test
    void generatedStatementsComeBack() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        int statements = 0;
        for (int run = 0; run < 20_000; run++) {
            GeneratedScript generated = GeneratedScript.next(random);
            String description = "seed " + seed + ", run " + run + ":\n" + generated.text();
            Script script = Script.parse("V1__x.sql", generated.text(), 1);
            assertThat(script.statements())
                    .extracting(Statement::text)
                    .as(description)
                    .isEqualTo(generated.statements());
            assertThat(script.statements())
                    .extracting(statement -> Objects.requireNonNullElse(statement.copyData(), ""))
                    .as(description)
                    .isEqualTo(generated.copyData());
            Invariants.check(script, 1, description);
            statements += script.statements().size();
        }
        assertThat(statements).isGreaterThan(40_000);
    }

    @Test
    void anyTextIsSplitOrRefused() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        int split = 0;
        Map<Code, Integer> refused = new EnumMap<>(Code.class);
        for (int run = 0; run < 40_000; run++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(10); i >= 0; i--) {
                text.append(FRAGMENTS.get(random.nextInt(FRAGMENTS.size())));
            }
            String description = "seed " + seed + ", run " + run + ":\n" + text;
            try {
                Invariants.check(Script.parse("V1__x.sql", text.toString(), 7), 7, description);
                split++;
            } catch (PalindromeException e) {
                refused.merge(e.findings().get(0).code(), 1, Integer::sum);
                Place place = Objects.requireNonNull(e.findings().get(0).place());
                long lines = text.toString().lines().count();
                assertThat(place.line()).as(description).isBetween(7, (int) (7 + lines));
                assertThat(place.column()).as(description).isBetween(1, text.length() + 1);
            }
        }
        assertThat(split).isGreaterThan(5_000);
        assertThat(refused).containsOnlyKeys(Code.SCRIPT_UNTERMINATED, Code.SCRIPT_META_COMMAND, Code.SCRIPT_COPY_DATA);
    }
}
