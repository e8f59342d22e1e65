package dev.palindrome.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "work_mem=64MB | SET \"work_mem\" TO '64MB'",
                "app.jwt=a, b | SET \"app.jwt\" TO 'a, b'",
                "app.path=C:\\x's | SET \"app.path\" TO  E'C:\\\\x''s'",
                "search_path=\"$user\", public | SET \"search_path\" TO '$user', 'public'",
                "search_path=a,b | SET \"search_path\" TO 'a', 'b'",
                "search_path=\"\" | SET \"search_path\" TO ''",
                "search_path= | SET \"search_path\" TO ''",
                "search_path=\"a,b\", \"c\"\"d\", e | SET \"search_path\" TO 'a,b', 'c\"d', 'e'",
            })
    void isPutBackIntoSql(String stored, String clause) {
        assertThat(Setting.parse(stored).clause()).isEqualTo(clause);
    }
}
