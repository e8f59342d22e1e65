package dev.palindrome.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.palindrome.finding.Code;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CheckTest {
    private static final Map<String, Check> FAMILIES = Map.of(
            "fidelity-", Check.FIDELITY,
            "graph-", Check.GRAPH,
            "script-", Check.GRAPH,
            "descent-", Check.DESCENT,
            "confluence-", Check.CONFLUENCE,
            "repeatable-", Check.REPEATABLES,
            "baseline-", Check.BASELINES,
            "data-", Check.DATA,
            "model-", Check.MODEL,
            "target-", Check.WHOLE);

    @Test
    void everyKindOfFindingBelongsToTheCheckOfItsFamily() {
        for (Code code : Code.values()) {
            Check check = Check.of(code);
            assertThat(check).as(code.id()).isNotNull();
            FAMILIES.forEach((prefix, family) -> {
                if (code.id().startsWith(prefix)) {
                    assertThat(check).as(code.id()).isEqualTo(family);
                }
            });
        }
    }

    @Test
    void everyCheckHasFindings() {
        Map<Check, List<Code>> codes = Arrays.stream(Code.values())
                .collect(Collectors.groupingBy(Check::of, () -> new EnumMap<>(Check.class), Collectors.toList()));
        assertThat(codes).containsOnlyKeys(Check.values());
    }

    @Test
    void aWordIsWhatItIsCalledByInProperties() {
        Values values = new Values(key -> "palindrome." + key);
        for (Check check : Check.values()) {
            assertThat(values.constant("checks", check.word(), Check.class)).isEqualTo(check);
        }
    }
}
