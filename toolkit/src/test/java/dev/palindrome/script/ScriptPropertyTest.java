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
            checkInvariants(script, 1, description);
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
                checkInvariants(Script.parse("V1__x.sql", text.toString(), 7), 7, description);
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

    private static void checkInvariants(Script script, int firstLine, String description) {
        String text = script.text();
        StringBuilder joined = new StringBuilder();
        int position = 0;
        String data = null;
        for (Statement statement : script.statements()) {
            checkGap(text.substring(position, statement.offset()), data, description);
            joined.append(text, position, statement.offset()).append(statement.text());
            position = statement.offset() + statement.text().length();
            data = statement.copyData();
            Position naive = naivePosition(text, statement.offset(), firstLine);
            assertThat(new Position(statement.line(), statement.column()))
                    .as(description)
                    .isEqualTo(naive);
            assertThat(script.position(statement.offset())).as(description).isEqualTo(naive);
            checkAlone(statement, description);
        }
        checkGap(text.substring(position), data, description);
        assertThat(joined.append(text, position, text.length())).as(description).hasToString(text);
        assertThat(script.position(text.length()))
                .as(description)
                .isEqualTo(naivePosition(text, text.length(), firstLine));
    }

    /** Between two statements there is nothing but white space, comments, semicolons and the data of a COPY. */
    private static void checkGap(String gap, @org.jspecify.annotations.Nullable String data, String description) {
        String rest = gap;
        if (data != null) {
            int line = rest.indexOf('\n') + 1;
            assertThat(Gap.withoutLeading(rest.substring(0, line)))
                    .as(description)
                    .isEmpty();
            assertThat(rest.substring(line)).as(description).startsWith(data + "\\.");
            rest = rest.substring(line + data.length() + 2);
        }
        assertThat(Gap.withoutLeading(rest)).as(description).isEmpty();
    }

    private static void checkAlone(Statement statement, String description) {
        if (statement.text().startsWith("\uFEFF")) {
            return; // A part of a name inside of a text, a byte order mark at its start.
        }
        String data = statement.copyData();
        String text = data == null ? statement.text() : statement.text() + ";\n" + data + "\\.";
        assertThat(Script.parse("V1__x.sql", text, 1).statements())
                .as(description)
                .containsExactly(new Statement(statement.text(), 1, 1, 0, data));
    }

    private static Position naivePosition(String text, int offset, int firstLine) {
        int line = firstLine;
        int column = 1;
        for (int i = 0; i < offset; i++) {
            char c = text.charAt(i);
            if (c == '\n' || (c == '\r' && !text.startsWith("\r\n", i))) {
                line++;
                column = 1;
            } else if (!Character.isLowSurrogate(c) && !(i == 0 && c == '\uFEFF')) {
                column++;
            }
        }
        return new Position(line, column);
    }
}
