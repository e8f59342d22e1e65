package dev.palindrome.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.palindrome.finding.Code;
import dev.palindrome.finding.Finding;
import dev.palindrome.finding.PalindromeException;
import dev.palindrome.finding.Place;
import dev.palindrome.script.Directives.Word;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DirectivesTest {
    private static final String WORDS = "revises, depends-on, label, irreversible, lossy";

    @Test
    void readsEachWord() {
        Directives directives = read("""
                -- The billing branch.
                -- palindrome: revises 001, 002
                -- palindrome: depends-on 005

                /* a block
                   comment */
                -- palindrome: label billing, ledger
                -- palindrome: irreversible drops the legacy ledger, exported before release 4
                -- palindrome: lossy users.nick, app.users.name, accounts, "My, Table"."a.b"
                ALTER TABLE users DROP COLUMN nick;
                """);

        assertThat(directives)
                .isEqualTo(new Directives(
                        List.of("001", "002"),
                        List.of("005"),
                        List.of("billing", "ledger"),
                        "drops the legacy ledger, exported before release 4",
                        List.of("users.nick", "app.users.name", "accounts", "\"My, Table\".\"a.b\""),
                        Map.of(
                                Word.REVISES, 2,
                                Word.DEPENDS_ON, 3,
                                Word.LABEL, 7,
                                Word.IRREVERSIBLE, 8,
                                Word.LOSSY, 9)));
        assertThat(directives.line(Word.LABEL)).isEqualTo(7);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "CREATE TABLE t (a int);",
                "-- nothing to say\nSELECT 1; -- nor here",
                "-- The palindrome is: revises",
                "-- palindrome revises 001",
                "-- Palindrome: a word that reads the same backwards",
                "-- note: revises 001",
                "/* palindrome: a word */ SELECT 1",
                "SELECT '-- palindrome: revises 001', $$\n-- palindrome: revizes\n$$",
                "COPY t FROM STDIN;\n-- palindrome: revises 001\n\\.\n",
                "DO $$BEGIN\n-- palindrome: lossy\nEND$$;",
            })
    void declaresNothing(String text) {
        assertThat(read(text)).isEqualTo(new Directives(null, List.of(), List.of(), null, List.of(), Map.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-- palindrome: revises 001,002",
                "--palindrome:revises 001 ,002",
                "\uFEFF  --\t palindrome :  revises\t001 , 002  \r\nSELECT 1",
                "/* */ -- palindrome: revises 001, 002",
                "-- palindrome: revises 001, 002\nSELECT 'never closed",
            })
    void allowsWhiteSpace(String text) {
        assertThat(read(text).revises()).containsExactly("001", "002");
    }

    @Test
    void takesBaseForNoParent() {
        assertThat(read("-- palindrome: revises base").revises()).isEmpty();
        assertThat(read("-- palindrome: label base").revises()).isNull();
    }

    @Test
    void joinsListsOfSeveralLines() {
        Directives directives = read(
                "-- palindrome: lossy a\n-- palindrome: lossy b, c\n-- palindrome: depends-on 1\n-- palindrome: depends-on 2");
        assertThat(directives.lossy()).containsExactly("a", "b", "c");
        assertThat(directives.dependsOn()).containsExactly("1", "2");
        assertThat(directives.line(Word.LOSSY)).isEqualTo(1);
        assertThat(directives.line(Word.REVISES)).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "revizes, revises",
        "revise, revises",
        "Revises, revises",
        "revises:, revises",
        "depends_on, depends-on",
        "dependson, depends-on",
        "labels, label",
        "irreversable, irreversible",
        "IRREVERSIBLE, irreversible",
        "lossey, lossy",
        "olssy, lossy",
    })
    void saysWhatWasMeant(String written, String meant) {
        assertThat(problem("\n-- palindrome: " + written + " 001\nSELECT 1"))
                .isEqualTo(Finding.of(
                        Code.DIRECTIVE_UNKNOWN,
                        Place.of("V2__x.sql", 2, 16),
                        "Unknown directive " + written + " at V2__x.sql:2:16. The directives are: " + WORDS + ".",
                        "Did you mean " + meant + "?"));
    }

    @Test
    void refusesAWordThatIsLikeNone() {
        assertThat(problem("-- palindrome: reads the same backwards"))
                .isEqualTo(Finding.of(
                        Code.DIRECTIVE_UNKNOWN,
                        Place.of("V2__x.sql", 1, 16),
                        "Unknown directive reads at V2__x.sql:1:16. The directives are: " + WORDS + ".",
                        "Use one of these words, or reword the comment so that it does not begin with palindrome:."));
    }

    @Test
    void refusesAnUnknownWordAnywhere() {
        assertThat(problem("SELECT 1;\nSELECT -- palindrome: revizes 001\n 2"))
                .isEqualTo(Finding.of(
                        Code.DIRECTIVE_UNKNOWN,
                        Place.of("V2__x.sql", 2, 23),
                        "Unknown directive revizes at V2__x.sql:2:23. The directives are: " + WORDS + ".",
                        "Did you mean revises?"));
    }

    @Test
    void refusesNothing() {
        assertThat(problem("-- palindrome:  "))
                .isEqualTo(Finding.of(
                        Code.DIRECTIVE_UNKNOWN,
                        Place.of("V2__x.sql", 1, 17),
                        "The directive at V2__x.sql:1:17 says nothing behind palindrome:. It may say: " + WORDS + ".",
                        "Write one of these words, or take the line out."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Palindrome", "palindrom", "palindorme", "PALINDROME"})
    void refusesAMisspeltPrefix(String prefix) {
        assertThat(problem("-- " + prefix + ": depends-on 001"))
                .isEqualTo(Finding.of(
                        Code.DIRECTIVE_UNKNOWN,
                        Place.of("V2__x.sql", 1, 4),
                        "The comment at V2__x.sql:1:4 begins with " + prefix
                                + ": and not with palindrome:, but looks like a directive.",
                        "Write -- palindrome: depends-on."));
    }

    @ParameterizedTest
    @CsvSource({
        "'SELECT 1;\n-- palindrome: lossy a', 2, 16",
        "'CREATE TABLE t (\n  a int -- palindrome: lossy a\n)', 2, 24",
        "'; -- palindrome: lossy a', 1, 18",
    })
    void refusesOneBehindTheFirstStatement(String text, int line, int column) {
        Place place = Place.of("V2__x.sql", line, column);
        assertThat(problem(text))
                .isEqualTo(Finding.of(
                        Code.DIRECTIVE_INVALID,
                        place,
                        "The directive lossy at " + place + " stands behind the beginning of the first statement.",
                        "Move it up, among the comments before the first statement."));
    }

    @ParameterizedTest
    @CsvSource({"'/* palindrome: revises 001 */', 1, 16", "'/*\n * palindrome: revises 001\n */\nSELECT 1', 2, 16"})
    void refusesOneInABlockComment(String text, int line, int column) {
        Place place = Place.of("V2__x.sql", line, column);
        assertThat(problem(text))
                .isEqualTo(Finding.of(
                        Code.DIRECTIVE_INVALID,
                        place,
                        "The directive revises at " + place + " stands in a block comment.",
                        "Write it on a line of its own that begins with -- palindrome:."));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "revises | Name the parents with commas between them, as in revises 001, 002; without a parent, write revises base.",
                "depends-on | Name revisions with commas between them, as in depends-on 005, 006.",
                "label | Name labels with commas between them, as in label billing.",
                "irreversible | Give the reason, as in irreversible drops the legacy ledger.",
                "lossy | Name tables or columns with commas between them, as in lossy users.nick, accounts.",
            })
    void refusesAWordAlone(String word, String remedy) {
        assertThat(problem("-- palindrome: " + word))
                .isEqualTo(Finding.of(
                        Code.DIRECTIVE_INVALID,
                        Place.of("V2__x.sql", 1, 16),
                        "The directive " + word + " at V2__x.sql:1:16 says no more.",
                        remedy));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "revises 001 002 | 001 002 | Name the parents with commas between them, as in revises 001, 002; without a parent, write revises base.",
                "revises 001,, 002 | '' | Name the parents with commas between them, as in revises 001, 002; without a parent, write revises base.",
                "depends-on 001, | '' | Name revisions with commas between them, as in depends-on 005, 006.",
                "lossy a.b.c.d | a.b.c.d | Name tables or columns with commas between them, as in lossy users.nick, accounts.",
                "lossy \"a, b | \"a, b | Name tables or columns with commas between them, as in lossy users.nick, accounts.",
                "lossy a. | a. | Name tables or columns with commas between them, as in lossy users.nick, accounts.",
            })
    void refusesWhatIsNoName(String directive, String item, String remedy) {
        String word = directive.substring(0, directive.indexOf(' '));
        assertThat(problem("-- palindrome: " + directive))
                .isEqualTo(Finding.of(
                        Code.DIRECTIVE_INVALID,
                        Place.of("V2__x.sql", 1, 16),
                        "The directive " + word + " at V2__x.sql:1:16 has \"" + item + "\" where one name is expected.",
                        remedy));
    }

    @Test
    void refusesRepetitions() {
        assertThat(problem("-- palindrome: label a, a").message())
                .isEqualTo("The directive label at V2__x.sql:1:16 names a a second time.");
        assertThat(problem("-- palindrome: revises 1\n-- palindrome: revises 2"))
                .isEqualTo(Finding.of(
                        Code.DIRECTIVE_INVALID,
                        Place.of("V2__x.sql", 2, 16),
                        "The directive revises at V2__x.sql:2:16 is written on line 1 already.",
                        "Keep one; several parents stand on one line, with commas between them."));
        assertThat(problem("-- palindrome: irreversible a\n-- palindrome: irreversible a"))
                .isEqualTo(Finding.of(
                        Code.DIRECTIVE_INVALID,
                        Place.of("V2__x.sql", 2, 16),
                        "The directive irreversible at V2__x.sql:2:16 is written on line 1 already.",
                        "Keep one."));
        assertThat(problem("-- palindrome: revises base, 1"))
                .isEqualTo(Finding.of(
                        Code.DIRECTIVE_INVALID,
                        Place.of("V2__x.sql", 1, 16),
                        "The directive revises at V2__x.sql:1:16 names base, which says that there is no parent, and a parent.",
                        "Keep base or the parents."));
    }

    @Test
    void gathersAllProblems() {
        PalindromeException refused = refuse("-- palindrome: revizes 1\n-- palindrome: lossy\n-- palindrome: label a");
        assertThat(refused.category()).isEqualTo(PalindromeException.Category.CONFIGURATION);
        assertThat(refused.findings())
                .extracting(Finding::code)
                .containsExactly(Code.DIRECTIVE_UNKNOWN, Code.DIRECTIVE_INVALID);
    }

    private static Directives read(String text) {
        return Directives.parse("V2__x.sql", text);
    }

    private static Finding problem(String text) {
        List<Finding> findings = refuse(text).findings();
        assertThat(findings).hasSize(1);
        return findings.get(0);
    }

    private static PalindromeException refuse(String text) {
        return catchThrowableOfType(PalindromeException.class, () -> read(text));
    }
}
