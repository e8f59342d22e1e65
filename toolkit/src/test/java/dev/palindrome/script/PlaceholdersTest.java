package dev.palindrome.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.palindrome.finding.Code;
import dev.palindrome.finding.Finding;
import dev.palindrome.finding.PalindromeException;
import dev.palindrome.finding.Place;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.internal.parser.PlaceholderReplacingReader;
import org.junit.jupiter.api.Test;

class PlaceholdersTest {
    private static final Map<String, String> VALUES = Map.of("owner", "app", "Empty", "", "again", "${owner}");
    private static final Map<String, String> BUILT_INS = Map.of("table", "history", "defaultSchema", "public");
    private static final Placeholders PLACEHOLDERS = Placeholders.of("${", "}", ":", VALUES, BUILT_INS);

    @Test
    void replacesEverywhere() {
        assertThat(replace("a ${owner} '${owner}' -- ${owner}\n/* ${flyway:table} */ $$${empty}$$ ${OWNER}"))
                .isEqualTo("a app 'app' -- app\n/* history */ $$$$ app");
        assertThat(replace("$${owner} $$${owner}")).isEqualTo("$${owner} $$app");
        assertThat(replace("")).isEmpty();
        assertThat(replace("$ $1 $$ {owner} $")).isEqualTo("$ $1 $$ {owner} $");
        assertThat(replace("${again}")).isEqualTo("${owner}");
    }

    @Test
    void takesOtherMarks() {
        Placeholders placeholders = Placeholders.of("<<<", ">>", ".", VALUES, BUILT_INS);
        assertThat(placeholders.replace("V1__x.sql", "<<<owner>> << ${owner} <<<flyway.table>>"))
                .isEqualTo("app << ${owner} history");
    }

    @Test
    void takesOneMoreBuiltIn() {
        Placeholders one = PLACEHOLDERS.withBuiltIn("filename", "V1__x.sql");
        assertThat(one.withBuiltIn("filename", "V2__y.sql").replace("V2__y.sql", "${flyway:filename} ${owner}"))
                .isEqualTo("V2__y.sql app");
        assertThat(one.replace("V1__x.sql", "${flyway:filename}")).isEqualTo("V1__x.sql");
    }

    @Test
    void refusesAnUnknownName() {
        PalindromeException refused =
                catchThrowableOfType(PalindromeException.class, () -> replace("SELECT '${owner}',\r\n  '${ownr}'"));
        assertThat(refused.category()).isEqualTo(PalindromeException.Category.CONFIGURATION);
        assertThat(refused.findings())
                .containsExactly(Finding.of(
                        Code.PLACEHOLDER_UNKNOWN,
                        Place.of("V1__x.sql", 2, 4),
                        "The placeholder ${ownr} at V1__x.sql:2:4 has no value."
                                + " Those that have one: again, Empty, flyway:defaultSchema, flyway:table, owner.",
                        "Correct its name, give it a value where the others have theirs, or switch placeholder replacement off for this"
                                + " script."));
        assertThat(catchThrowableOfType(
                        PalindromeException.class, () -> Placeholders.of("${", "}", ":", Map.of(), Map.of())
                                .replace("V1__x.sql", "${a}")))
                .hasMessage("The placeholder ${a} at V1__x.sql:1:1 has no value. Those that have one: none.");
    }

    @Test
    void refusesOneThatIsNeverClosed() {
        PalindromeException refused =
                catchThrowableOfType(PalindromeException.class, () -> replace("SELECT '${owner'"));
        assertThat(refused.findings())
                .containsExactly(Finding.of(
                        Code.PLACEHOLDER_UNKNOWN,
                        Place.of("V1__x.sql", 1, 9),
                        "The placeholder that opens with ${ at V1__x.sql:1:9 is never closed.",
                        "Close it with }, or switch placeholder replacement off for this script."));
    }

    @Test
    void agreesWithFlyway() {
        List<List<String>> marks = List.of(
                List.of("${", "}"),
                List.of("$", "]]"),
                List.of("<<<", ">>"),
                List.of("aab", "ba"),
                List.of("--x", "-"));
        List<String> names = List.of("owner", "OWNER", "empty", "again", "flyway:table", "unknown", "");
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        int replaced = 0;
        for (int run = 0; run < 20_000; run++) {
            List<String> mark = marks.get(random.nextInt(marks.size()));
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(8); i >= 0; i--) {
                switch (random.nextInt(5)) {
                    case 0 ->
                        text.append(mark.get(0))
                                .append(names.get(random.nextInt(names.size())))
                                .append(mark.get(1));
                    case 1 ->
                        text.append(mark.get(0), 0, random.nextInt(mark.get(0).length()));
                    case 2 -> text.append(mark.get(1));
                    case 3 -> text.append("x\r\n'é𝒂");
                    default -> text.append(names.get(random.nextInt(names.size())));
                }
            }
            // Of one that is never closed Flyway cuts off the last characters and looks up what is left; we refuse it.
            text.append(mark.get(1)).append(mark.get(1));
            String expected = flyway(mark.get(0), mark.get(1), text.toString());
            String actual = ours(mark.get(0), mark.get(1), text.toString());
            assertThat(actual).as("seed %s, %s %s", seed, mark, text).isEqualTo(expected);
            if (!expected.equals(text.toString()) && !expected.equals("refused")) {
                replaced++;
            }
        }
        assertThat(replaced).isGreaterThan(1_000);
    }

    private static String replace(String text) {
        return PLACEHOLDERS.replace("V1__x.sql", text);
    }

    private static String ours(String prefix, String suffix, String text) {
        try {
            return Placeholders.of(prefix, suffix, ":", VALUES, BUILT_INS).replace("V1__x.sql", text);
        } catch (PalindromeException e) {
            return "refused";
        }
    }

    private static String flyway(String prefix, String suffix, String text) {
        Map<String, String> all = new HashMap<>(VALUES);
        BUILT_INS.forEach((name, value) -> all.put("flyway:" + name, value));
        try (Reader reader = new PlaceholderReplacingReader(prefix, suffix, ":", all, new StringReader(text))) {
            StringBuilder read = new StringBuilder();
            for (int c = reader.read(); c >= 0; c = reader.read()) {
                read.append((char) c);
            }
            return read.toString();
        } catch (FlywayException e) {
            return "refused";
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
