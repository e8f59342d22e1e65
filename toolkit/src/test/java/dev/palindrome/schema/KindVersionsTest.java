package dev.palindrome.schema;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@link KindsTest} on every version of PostgreSQL. */
@Tag("versions")
class KindVersionsTest {
    @ParameterizedTest
    @ValueSource(ints = {14, 15, 16, 17, 18})
    void everyKindIsSeen(int version) throws Exception {
        KindsTest.observe(version);
    }
}
