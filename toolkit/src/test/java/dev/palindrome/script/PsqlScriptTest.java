package dev.palindrome.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PsqlScriptTest {
    private static final Map<String, String> SET = Map.of("one", "1", "quoted", "it's \"me\"", "back", "a\\b");

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            SELECT :one                     | SELECT 1
            SELECT :'one', :"one"           | SELECT '1', "1"
            SELECT :'quoted', :"quoted"     | SELECT 'it''s "me"', "it's ""me\"""
            SELECT :'back'                  | SELECT E'a\\\\b'
            SELECT ':one', "x:one", $$:one$$| SELECT ':one', "x:one", $$:one$$
            SELECT 1::one, a[:one:2], :two  | SELECT 1::one, a[1:2], :two
            SELECT 1 -- :one                | SELECT 1 -- :one
            SELECT /* :one */ : one         | SELECT /* :one */ : one
            COPY t FROM stdin;/:one/\\./SELECT :one | COPY t FROM stdin;/:one/\\./SELECT 1
            """)
    void variables_are_replaced_where_psql_does(String script, String sql) {
        PsqlScript read = PsqlScript.read(
                "x.sql", script.replace("/", "\n").replace("\n*", "/*").replace("*\n", "*/"), SET);

        assertThat(read.sql())
                .isEqualTo(sql.replace("/", "\n").replace("\n*", "/*").replace("*\n", "*/"));
        assertThat(read.command()).isNull();
    }

    @Test
    void a_variable_holds_from_where_it_is_set() {
        PsqlScript read = PsqlScript.read(
                "x.sql", "SELECT :a;\n\\set a 'b ''c' d\nSELECT :'a';\r\n\\unset a\r\nSELECT :a", Map.of());

        assertThat(read.sql().lines().map(String::strip))
                .containsExactly("SELECT :a;", "", "SELECT 'b ''cd';", "", "SELECT :a");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            \\copy t from 'x'             | \\copy
            SELECT 1 \\gset               | \\gset
            SELECT 1\\g                   | \\g
            \\ir other.sql                | \\ir
            \\set AUTOCOMMIT off          | \\set
            \\set ON_ERROR_STOP 0         | \\set
            \\set a `date`                | \\set
            \\set a :b                    | \\set
            \\echo a \\\\ SELECT 1        | \\echo
            \\encoding latin1             | \\encoding
            """)
    void what_only_psql_can_do_is_named(String script, String command) {
        assertThat(PsqlScript.read("x.sql", script, Map.of())).isEqualTo(new PsqlScript(script, command));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            \\echo hello
            \\set ON_ERROR_STOP on
            \\pset format unaligned
            \\encoding UTF8
            \\timing
            """)
    void what_changes_nothing_is_blanked(String script) {
        PsqlScript read = PsqlScript.read("x.sql", script + "\nSELECT 1", Map.of());

        assertThat(read.sql()).isEqualTo(" ".repeat(script.length()) + "\nSELECT 1");
        assertThat(read.command()).isNull();
    }
}
