package dev.palindrome.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.palindrome.finding.PalindromeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SnapshotTextTest {
    private static final ObjectKey SCHEMA = new ObjectKey("schema", "public");
    private static final ObjectKey TABLE = new ObjectKey("table", "public.users");

    @Test
    void writesObjectsUnderTheOneTheyBelongTo() {
        Snapshot snapshot = Snapshot.of(List.of(
                object("database", "", null, Map.of("setting work_mem", "8MB")),
                object("schema", "public", null, Map.of("owner", "pg_database_owner")),
                object("table", "public.users", SCHEMA, Map.of("columns", "id, nick", "owner", "app")),
                object("column", "public.users.id", TABLE, Map.of("not null", "yes", "type", "integer")),
                object(
                        "function",
                        "public.f()",
                        SCHEMA,
                        Map.of("body", "\nBEGIN\n\n  RETURN 1;\nEND\n", "language", "plpgsql")),
                object("materialized view", "public.m", SCHEMA, Map.of("comment", "one\r\ntwo \\ three"))));

        assertThat(SnapshotText.write(snapshot)).isEqualTo("""
                        palindrome snapshot 1

                        database
                          - setting work_mem: 8MB

                        schema public
                          - owner: pg_database_owner

                          function public.f()
                            - body:
                            |
                            | BEGIN
                            |
                            |   RETURN 1;
                            | END
                            |
                            - language: plpgsql

                          materialized-view public.m
                            - comment~ one\\u000d\\u000atwo \\\\ three

                          table public.users
                            - columns: id, nick
                            - owner: app
                            column public.users.id
                              - not null: yes
                              - type: integer
                        """);
        assertThat(SnapshotText.read(SnapshotText.write(snapshot), "text")).isEqualTo(snapshot);
    }

    @Test
    void readsWhatItWroteWhateverTheCharacters() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 500; i++) {
            List<SchemaObject> objects = new ArrayList<>();
            for (int j = 0; j < 5; j++) {
                ObjectKey parent = objects.isEmpty() || random.nextBoolean()
                        ? null
                        : objects.get(random.nextInt(objects.size())).key();
                objects.add(object(
                        "kind " + j,
                        text(random),
                        parent,
                        Map.of("a " + text(random), text(random), "b" + text(random), text(random))));
            }
            Snapshot snapshot = Snapshot.of(objects);
            assertThat(SnapshotText.read(SnapshotText.write(snapshot), "text"))
                    .as("seed %d", seed)
                    .isEqualTo(snapshot);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "x                                             | The first line of a snapshot is \"palindrome snapshot 1\": golden.txt:1.",
                "palindrome snapshot 1;  - owner: a            | This property does not stand under its object: golden.txt:2.",
                "palindrome snapshot 1;table t;      column x  | This line stands too far to the right: golden.txt:3.",
                "palindrome snapshot 1;table t;  - owner       | This property has no value: golden.txt:3.",
                "palindrome snapshot 1;table t;  - a: 1;  - a: 2 | This property stands twice: golden.txt:4.",
                "palindrome snapshot 1;table t;  - a~ x\\y     | This line is not one of a snapshot (a backslash that escapes nothing): golden.txt:3.",
                "palindrome snapshot 1;table t;table t         | The object table t stands twice: golden.txt:3.",
            })
    void refusesWhatIsNoSnapshot(String text, String message) {
        assertThatThrownBy(() -> SnapshotText.read(text.replace(';', '\n'), "golden.txt"))
                .isInstanceOf(PalindromeException.class)
                .hasMessage(message);
    }

    private static SchemaObject object(
            String kind, String name, @Nullable ObjectKey parent, Map<String, String> attributes) {
        return new SchemaObject(new ObjectKey(kind, name), parent, new TreeMap<>(attributes));
    }

    private static String text(Random random) {
        String characters = "ab :~|-\\\"'\n\r\t. é\u0000\u0085x";
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(6); i >= 0; i--) {
            text.append(characters.charAt(random.nextInt(characters.length())));
        }
        return text.toString();
    }
}
