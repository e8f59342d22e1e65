package dev.palindrome.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.palindrome.database.TestServer;
import dev.palindrome.diff.Changes;
import dev.palindrome.finding.Finding;
import dev.palindrome.layout.Histories;
import dev.palindrome.layout.History;
import dev.palindrome.layout.HistoryOptions;
import dev.palindrome.model.ModelConfiguration;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Drift as a program asks for it. */
class DriftTest {
    private static final Path SHOP = Path.of("src/test/resources/dev/palindrome/model/shop");
    private static final Map<String, String> ENTITIES =
            Map.of("model", "jpa", "model.packages", "dev.palindrome.model.shop");

    private static Drift drift(ModelConfiguration configuration) {
        History history = Histories.load(HistoryOptions.of(SHOP));
        return Drift.of(
                history, configuration, DriftTest.class.getClassLoader(), List.of(), postgres -> TestServer.shared());
    }

    @Test
    void findingsAreGroupedByTable() {
        Drift drift = drift(ModelConfiguration.of(ENTITIES, null));
        assertThat(drift.findings())
                .extracting(finding -> finding.code().id(), Finding::message, finding -> finding.changes()
                        .size())
                .containsExactly(
                        tuple(
                                "model-drift",
                                "table purchase of the history is not what JPA entities in dev.palindrome.model.shop wants.",
                                3),
                        tuple("model-unmapped", "One table is not in the model: exchange_rate.", 0));
        assertThat(drift.words().get(0))
                .isEqualTo("column purchase.reference: type was varchar(40), is varchar(30)"
                        + " [dev.palindrome.model.shop.Purchase.reference]");
    }

    @Test
    void whatIsWantedHasNoDriftOfItsOwn() {
        Drift drift = drift(ModelConfiguration.of(ENTITIES, null));
        assertThat(Changes.between(drift.wanted(), drift.wanted()).isEmpty()).isTrue();
        assertThat(drift.wanted()).isNotEqualTo(drift.schema());
        ModelConfiguration configuration =
                ModelConfiguration.of(ENTITIES, null).with("model.strict", "defaults,indexes,checks,names");
        assertThat(drift(configuration).words())
                .contains(
                        "column purchase.made_at: default was not set, is now() [dev.palindrome.model.shop.Purchase.madeAt]");
    }

    @Test
    void aFileThatIsNotThere() {
        assertThatThrownBy(() -> drift(ModelConfiguration.of(Map.of("model", "gone.sql"), Path.of("nowhere"))))
                .hasMessage("The model is " + Path.of("nowhere", "gone.sql") + ", which cannot be read.");
    }
}
