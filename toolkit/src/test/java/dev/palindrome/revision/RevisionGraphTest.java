package dev.palindrome.revision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.palindrome.finding.PalindromeException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is said of revisions that make no graph. */
class RevisionGraphTest {
    @Test
    void everythingWrongIsSaidTogether() {
        assertThat(refused("a1 zz", "b1 b1", "c1 #x", "d1 +d1 #x", "e1 +yy #a1", "f1 #head"))
                .containsExactly(
                        "label-duplicate The label 'x' of revision d1 (d1.sql) is already a label of revision c1 (c1.sql).",
                        "label-duplicate The label 'a1' of revision e1 (e1.sql) is already the id of revision a1 (a1.sql).",
                        "label-invalid The label 'head' of revision f1 (f1.sql) could not be told from the rest of a target.",
                        "graph-unknown-parent Revision a1 (a1.sql) revises zz, which does not exist.",
                        "graph-self-loop Revision b1 (b1.sql) revises itself.",
                        "graph-dependency-self-loop Revision d1 (d1.sql) depends on itself.",
                        "graph-unknown-dependency Revision e1 (e1.sql) depends on yy, which does not exist.");
    }

    @Test
    void cyclesAreSpelledOut() {
        assertThat(refused("a", "b a c", "c b"))
                .containsExactly("graph-cycle These revisions wait for each other in a cycle: b (b.sql) revises c,"
                        + " c (c.sql) revises b.");
        assertThat(refused("a", "b a +c", "c a +b"))
                .containsExactly(
                        "graph-dependency-cycle These revisions wait for each other in a cycle: b (b.sql) depends"
                                + " on c, c (c.sql) depends on b.");
    }

    private static List<String> refused(String... lines) {
        PalindromeException refusal = catchThrowableOfType(PalindromeException.class, () -> Graphs.opaque(lines));
        return refusal.findings().stream()
                .map(finding -> finding.code().id() + " " + finding.message())
                .toList();
    }
}
