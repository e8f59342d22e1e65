package dev.palindrome.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.palindrome.schema.ObjectKey;
import dev.palindrome.schema.SchemaObject;
import dev.palindrome.schema.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ChangesTest {
    private static final SchemaObject TABLE = table("t", "a, b");
    private static final SchemaObject A = column("t.a", "integer");
    private static final SchemaObject B = column("t.b", "text");

    @Test
    void isEmptyForEqualSnapshots() {
        Changes changes = Changes.between(Snapshot.of(List.of(TABLE, A)), Snapshot.of(List.of(A, TABLE)));

        assertThat(changes.isEmpty()).isTrue();
        assertThat(changes.isEquivalent()).isFalse();
        assertThat(changes.changes()).isEmpty();
    }

    @Test
    void putsConsequencesUnderTheirCause() {
        Changes changes = Changes.between(Snapshot.of(List.of(TABLE, A, B)), Snapshot.of(List.of()));

        assertThat(changes.words()).containsExactly("table t is missing");
        assertThat(changes.changes().get(0).consequences())
                .extracting(Change::words)
                .containsExactly("column t.a is missing (was: integer)", "column t.b is missing (was: text)");
    }

    @Test
    void putsTheSmallestFirst() {
        SchemaObject other = table("other", "x");
        Changes changes = Changes.between(
                Snapshot.of(List.of(TABLE, A, B)),
                Snapshot.of(
                        List.of(table("t", "b, a"), A, column("t.b", "bytea"), other, column("other.x", "integer"))));

        assertThat(changes.words())
                .containsExactly(
                        "column t.b: type was text, is bytea",
                        "table other is left behind",
                        "table t: column order was (a, b), is (b, a)");
    }

    @Test
    void tellsWhatIsThereFromSeveralSides() {
        Changes changes = Changes.between(Snapshot.of(List.of()), Snapshot.of(List.of(TABLE)));

        assertThat(changes.words(Wording.RESTORED)).containsExactly("table t is left behind");
        assertThat(changes.words(Wording.REPEATED)).containsExactly("table t was not there the first time");
        assertThat(changes.words(Wording.COMPARED)).containsExactly("table t was not expected");
    }

    @Test
    void isEquivalentWhereOnlyTheOrderOfColumnsDiffers() {
        Snapshot before = Snapshot.of(List.of(TABLE, A, B));

        assertThat(Changes.between(before, Snapshot.of(List.of(table("t", "b, a"), A, B)))
                        .isEquivalent())
                .isTrue();
        assertThat(Changes.between(before, Snapshot.of(List.of(table("t", "b"), B)))
                        .isEquivalent())
                .isFalse();
        assertThat(Changes.between(before, Snapshot.of(List.of(table("t", "b, a"), A, column("t.b", "bytea"))))
                        .isEquivalent())
                .isFalse();
    }

    @Test
    void isEquivalentWhereOnlyWhiteSpaceOfASqlBodyDiffers() {
        Snapshot before = Snapshot.of(List.of(routine("plpgsql", "BEGIN RETURN 1; END")));

        assertThat(Changes.between(before, Snapshot.of(List.of(routine("plpgsql", "BEGIN\n  RETURN 1; -- one\nEND"))))
                        .isEquivalent())
                .isTrue();
        assertThat(Changes.between(before, Snapshot.of(List.of(routine("plpgsql", "BEGIN RETURN 2; END"))))
                        .isEquivalent())
                .isFalse();
        assertThat(Changes.between(before, Snapshot.of(List.of(routine("plpython3u", "BEGIN  RETURN 1; END"))))
                        .isEquivalent())
                .isFalse();
    }

    @Test
    void takesAwayWhatOthersHave() {
        Snapshot expected = Snapshot.of(List.of(TABLE, A, B));
        Changes above =
                Changes.between(expected, Snapshot.of(List.of(TABLE, column("t.a", "bigint"), B, table("left", "x"))));
        Snapshot found = Snapshot.of(
                List.of(TABLE, column("t.a", "bigint", Map.of("default", "1")), table("left", "x"), table("new", "y")));

        assertThat(Changes.between(expected, found).minus(above).words())
                .containsExactly(
                        "column t.a: default was not set, is 1",
                        "column t.b is missing (was: text)",
                        "table new is left behind");
        assertThat(above.minus(above).isEmpty()).isTrue();
    }

    @Test
    void hasAFingerprintOfWhatDiffersAndNotOfItsWriting() {
        Snapshot before = Snapshot.of(List.of(column("t.a", "integer", Map.of("default", "((1 + 2))"))));
        Snapshot sameElsewhere = Snapshot.of(List.of(column("t.a", "integer", Map.of("default", "(1+2)"))));
        Snapshot after = Snapshot.of(List.of(column("t.a", "integer", Map.of("default", "3"))));
        Snapshot other = Snapshot.of(List.of(column("t.a", "integer", Map.of("default", "4"))));

        String fingerprint = Changes.between(before, after).fingerprint();

        assertThat(fingerprint)
                .matches("[0-9a-f]{16}")
                .isEqualTo(Changes.between(sameElsewhere, after).fingerprint());
        assertThat(Changes.between(before, other).fingerprint()).isNotEqualTo(fingerprint);
        assertThat(Changes.between(after, before).fingerprint()).isNotEqualTo(fingerprint);
    }

    @Test
    void deltasLeadThereAndBack() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 300; i++) {
            Snapshot before = random(random);
            Snapshot after = random(random);
            Delta delta = Delta.between(before, after);
            assertThat(delta.applyTo(before)).as("seed %d", seed).isEqualTo(after);
            assertThat(delta.inverse().applyTo(after)).as("seed %d", seed).isEqualTo(before);
            assertThat(delta.isEmpty()).as("seed %d", seed).isEqualTo(before.equals(after));
            assertThat(Changes.of(delta).isEmpty()).as("seed %d", seed).isEqualTo(before.equals(after));
        }
    }

    @Test
    void aDeltaRefusesAnotherStart() {
        Delta delta = Delta.between(Snapshot.of(List.of(A)), Snapshot.of(List.of()));

        assertThatThrownBy(() -> delta.applyTo(Snapshot.of(List.of(B))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the delta does not start from this snapshot: column public.t.a differs");
    }

    private static Snapshot random(Random random) {
        List<SchemaObject> objects = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            if (random.nextBoolean()) {
                objects.add(column("t.c" + i, random.nextBoolean() ? "integer" : "text"));
            }
        }
        return Snapshot.of(objects);
    }

    private static SchemaObject table(String name, String columns) {
        return object("table", "public." + name, null, Map.of("columns", columns));
    }

    private static SchemaObject column(String name, String type) {
        return column(name, type, Map.of());
    }

    private static SchemaObject column(String name, String type, Map<String, String> more) {
        Map<String, String> attributes = new TreeMap<>(more);
        attributes.put("type", type);
        String table = name.substring(0, name.indexOf('.'));
        return object("column", "public." + name, new ObjectKey("table", "public." + table), attributes);
    }

    private static SchemaObject routine(String language, String body) {
        return object("function", "public.f()", null, Map.of("language", language, "body", body));
    }

    private static SchemaObject object(
            String kind, String name, @Nullable ObjectKey parent, Map<String, String> attributes) {
        return new SchemaObject(new ObjectKey(kind, name), parent, new TreeMap<>(attributes));
    }
}
