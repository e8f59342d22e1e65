package dev.palindrome.diff;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoutineBodyTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "SELECT 1             | SELECT   1",
                "SELECT 1             | SELECT/**/1",
                "SELECT a+b           | SELECT a + b",
                "SELECT 1             | SELECT 1 -- one",
                "SELECT 1             | SELECT /* /* nested */ still */ 1",
                "f(a, b)              | f( a,b )",
                "a := 1;              | a:=1 ;",
                "SELECT $$a  b$$      | SELECT   $$a  b$$",
                "SELECT 'a  b', 1     | SELECT 'a  b',1",
                "SELECT E'\\' -- x', 1 | SELECT E'\\' -- x' , 1",
            })
    void differsInNothingThatCounts(String one, String other) {
        assertThat(RoutineBody.canonical(one)).isEqualTo(RoutineBody.canonical(other));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "SELECT 1              | SELECT 2",
                "SELECT ab             | SELECT a b",
                "SELECT 'a b'          | SELECT 'a  b'",
                "SELECT \"a b\"        | SELECT \"a  b\"",
                "SELECT $x$a b$x$      | SELECT $x$a  b$x$",
                "SELECT '-- a'         | SELECT '-- b'",
                "SELECT '/* a */'      | SELECT '/* b */'",
                "SELECT 1 - -1         | SELECT 1 --1",
                "SELECT 'a' 'b'        | SELECT 'a''b'",
                "SELECT 1 .. 2         | SELECT 1. .2",
                "SELECT E'a\\'  b'     | SELECT E'a\\' b'",
                "SELECT e 'a'          | SELECT e'a'",
                "SELECT a < @ b        | SELECT a <@ b",
                "SELECT A              | SELECT a",
            })
    void differs(String one, String other) {
        assertThat(RoutineBody.canonical(one)).isNotEqualTo(RoutineBody.canonical(other));
    }
}
