package dev.palindrome.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.palindrome.finding.PalindromeException;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Three million characters of anything are split in a moment; what is not linear would take hours. */
class ScriptSpeedTest {
    private static final int LENGTH = 3_000_000;
    private static final Duration LIMIT = Duration.ofSeconds(20);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO t VALUES (1, 'it''s', E'\\'', \"a\", $$b$$, 1.5e3); -- done\n",
                "SELECT 1;",
                "('größe', '𝒂'), ",
                "(",
                ")",
                "/*",
                "/* */",
                "--\n",
                "'' -- a\n",
                "'a'\n",
                "'",
                "\"",
                "$a$",
                "$a",
                "$",
                "$$",
                "a$",
                "1e",
                "1.",
                "+-",
                "*/",
                "\n",
                "\r",
                " ",
                "BEGIN ATOMIC ",
                "CREATE FUNCTION f() BEGIN ATOMIC SELECT CASE WHEN 1 END; END;",
                "COPY t FROM STDIN;\n1\n2\n\\.\n",
                "COPY t FROM STDIN;\n\\. \n",
                "COPY t FROM STDIN;\n1",
                "-- palindrome\n",
                "/*\n\n * \n   \n*/",
                "\\",
            })
    void isLinear(String unit) {
        String text = unit.repeat(LENGTH / unit.length());
        assertThat(assertTimeoutPreemptively(LIMIT, () -> statements(text))).isNotNegative();
        assertThat(assertTimeoutPreemptively(
                        LIMIT, () -> Directives.parse("V1__x.sql", text).lossy()))
                .isEmpty();
    }

    /** How many statements there are, zero when the script is refused. */
    private static int statements(String text) {
        try {
            Script script = Script.parse("V1__x.sql", text, 1);
            assertThat(script.refusedInTransaction()).isEmpty();
            assertThat(script.controlsTransactions()).isEqualTo(text.startsWith("BEGIN"));
            return script.statements().size();
        } catch (PalindromeException e) {
            return 0;
        }
    }
}
