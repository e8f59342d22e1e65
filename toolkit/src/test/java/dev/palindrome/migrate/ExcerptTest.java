package dev.palindrome.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** How much of a statement a message shows. */
class ExcerptTest {
    @Test
    void oneLine() {
        assertThat(Excerpt.line("SELECT 1")).isEqualTo("SELECT 1");
        assertThat(Excerpt.line("SELECT\n1")).isEqualTo("SELECT …");
        assertThat(Excerpt.line("😀".repeat(81))).isEqualTo("😀".repeat(80) + " …");
        assertThat(Excerpt.line("x".repeat(90) + "\ny")).isEqualTo("x".repeat(80) + " …");
    }

    @Test
    void severalLines() {
        assertThat(Excerpt.lines("\nSELECT\r\n  1\n")).isEqualTo("SELECT\n  1");
        assertThat(Excerpt.lines("1\n2\n3\n4\n5\n6\n7")).isEqualTo("1\n2\n3\n4\n5\n6\n…");
        assertThat(Excerpt.lines("x".repeat(161) + "\ny")).isEqualTo("x".repeat(160) + " …\ny");
    }
}
