package dev.palindrome.revision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.palindrome.finding.Code;
import dev.palindrome.finding.PalindromeException;
import dev.palindrome.finding.PalindromeException.Category;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a target means, and which revisions lie between it and a state. */
class TargetTest {
    private final RevisionGraph line = Graphs.of("001", "002 001", "12 002", "120 12");
    /** Two developers' branches, their merge, and one that depends on a branch without being its child. */
    private final RevisionGraph branched = Graphs.of("1", "2 1", "3 1", "4 2 3", "5 4");

    @Test
    void numbersAreNumbersAndNeverBeginnings() {
        assertThat(means(line, "1")).containsExactly("001");
        assertThat(means(line, "0002")).containsExactly("002");
        assertThat(means(line, "12")).containsExactly("12");
        assertThat(means(line, "12.0")).containsExactly("12");
        assertInvalid(
                Code.TARGET_UNKNOWN,
                line,
                "00",
                "There is no revision '00' in this history. It has 001, 002, 12, 120.");
    }

    @Test
    void opaqueIdsMayBeShortened() {
        RevisionGraph opaque = Graphs.of("ae10", "ae27 ae10", "2024-01-01-0000 ae27");
        assertThat(means(opaque, "ae2")).containsExactly("ae27");
        assertThat(means(opaque, "2024-01")).containsExactly("2024-01-01-0000");
        assertInvalid(Code.TARGET_AMBIGUOUS_ID, opaque, "ae", "Several revisions begin with 'ae': ae10, ae27.");
        assertInvalid(
                Code.TARGET_UNKNOWN,
                opaque,
                "zz",
                "There is no revision 'zz' in this history. It has ae10, ae27, 2024-01-01-0000.");
    }

    @Test
    void anExactIdGoesBeforeTheGrammar() {
        RevisionGraph odd = Graphs.of("head", "+1 head");
        assertThat(means(odd, "head")).containsExactly("head");
        assertThat(means(odd, "+1")).containsExactly("+1");
        assertThat(means(odd, "heads")).containsExactly("+1");
    }

    @Test
    void refusesWhatHasNoMeaning() {
        RevisionGraph forked = Graphs.of("1", "2 1", "3 1");
        assertInvalid(
                Code.TARGET_SEVERAL_HEADS,
                forked,
                "head",
                "The history has several heads, so 'head' could mean any of them: 2 (2.sql), 3 (3.sql).");
        assertInvalid(
                Code.TARGET_UNKNOWN, line, "", "There is no revision '' in this history. It has 001, 002, 12, 120.");
        assertInvalid(Code.TARGET_INVALID, line, "base", "An upgrade cannot go to 'base'.");
        assertInvalid(Code.TARGET_OUT_OF_RANGE, line, "+0", "The target of an upgrade cannot be '+0'.");
        assertInvalid(
                Code.TARGET_UNKNOWN,
                Graphs.of(),
                "1",
                "There is no revision '1' in this history. It has no revisions.");
        RevisionGraph longLine = Graphs.of(IntStream.rangeClosed(1, 30)
                .mapToObj(n -> n == 1 ? "1" : n + " " + (n - 1))
                .toArray(String[]::new));
        assertInvalid(
                Code.TARGET_UNKNOWN,
                longLine,
                "31",
                "There is no revision '31' in this history. It has 30 revisions, from 1 to 30.");
    }

    @Test
    void plansUpgrades() {
        assertThat(upgrade(line, Set.of("001"), "head")).containsExactly("002", "12", "120");
        assertThat(upgrade(line, Set.of("001"), "+2")).containsExactly("002", "12");
        assertThat(upgrade(line, Set.of("001", "002"), "2")).isEmpty();
        assertThat(upgrade(branched, Set.of(), "3")).containsExactly("1", "3");
        assertThat(upgrade(branched, Set.of("1", "3"), "heads")).containsExactly("2", "4", "5");
    }

    @Test
    void plansDowngrades() {
        assertThat(downgrade(line, Set.of("001", "002", "12"), "base")).containsExactly("12", "002", "001");
        assertThat(downgrade(line, Set.of("001", "002", "12"), "-1")).containsExactly("12");
        assertThat(downgrade(line, Set.of("001", "002", "12"), "1")).containsExactly("12", "002");
        assertThat(downgrade(branched, Set.of("1", "2", "3", "4", "5"), "2")).containsExactly("5", "4");
        Plan ambiguous = Plan.downgrade(
                branched,
                Applied.ofHeads(branched, List.of("3", "2")),
                Target.parse(branched, Direction.DOWNGRADE, "-1"));
        assertThat(ids(ambiguous)).containsExactly("3");
        assertThat(Graphs.ids(ambiguous.choice())).containsExactly("3", "2");
        PalindromeException none =
                catchThrowableOfType(PalindromeException.class, () -> downgrade(line, Set.of(), "-1"));
        assertThat(none).hasMessage("'-1' asks for 1 revision, but none is applied.");
    }

    @Test
    void headsOfAStateAreItsMaximalRevisions() {
        assertThat(Applied.of(branched, Set.of("1", "2", "3")).heads()).containsExactly("2", "3");
        assertThat(Applied.of(branched, Set.of()).heads()).isEmpty();
    }

    private static List<String> means(RevisionGraph graph, String text) {
        return Graphs.ids(graph.resolve(text));
    }

    private static Target up(RevisionGraph graph, String text) {
        return Target.parse(graph, Direction.UPGRADE, text);
    }

    private static List<String> upgrade(RevisionGraph graph, Set<String> applied, String target) {
        return ids(Plan.upgrade(graph, Applied.of(graph, applied), up(graph, target)));
    }

    private static List<String> downgrade(RevisionGraph graph, Set<String> applied, String target) {
        return ids(Plan.downgrade(graph, Applied.of(graph, applied), Target.parse(graph, Direction.DOWNGRADE, target)));
    }

    private static List<String> ids(Plan plan) {
        return Graphs.ids(plan.revisions());
    }

    private static void assertInvalid(Code code, RevisionGraph graph, String target, String message) {
        PalindromeException refused = catchThrowableOfType(PalindromeException.class, () -> up(graph, target));
        assertThat(refused).hasMessage(message);
        assertThat(refused.category()).isEqualTo(Category.CONFIGURATION);
        assertThat(refused.findings().get(0).code()).isEqualTo(code);
    }
}
