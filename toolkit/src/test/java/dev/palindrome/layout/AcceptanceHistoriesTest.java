package dev.palindrome.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reads the real histories of the acceptance cases, where they are. */
class AcceptanceHistoriesTest {
    @ParameterizedTest
    @CsvSource({
        "mattermost,     golang-migrate, 158, 158, 000001,         000159",
        "lemmy,          diesel,         341, 341, 00000000000000, 2026-07-27-143313-0000",
        "flyway-jupyter, flyway,         7,   2,   1,              7"
    })
    void are_detected_and_counted(String name, String layout, int revisions, int downgrades, String base, String head) {
        String acceptance = System.getProperty("acceptance.dir", "");
        Path directory = Path.of(acceptance, "histories", name);
        assumeTrue(
                !acceptance.isEmpty() && !acceptance.startsWith("$") && Files.isDirectory(directory),
                "acceptance.dir has no histories/" + name);

        History history = Histories.load(HistoryOptions.of(directory));

        assertThat(history.layout()).isEqualTo(layout);
        assertThat(history.graph().ordered()).hasSize(revisions);
        assertThat(history.graph().ordered().stream().filter(revision -> revision.downgrade() != null))
                .hasSize(downgrades);
        assertThat(history.graph().ordered().get(0).id()).isEqualTo(base);
        assertThat(history.graph().heads()).singleElement().extracting("id").isEqualTo(head);
        assertThat(history.findings()).isEmpty();
    }
}
