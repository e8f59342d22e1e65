package dev.palindrome.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The table of {@code docs/snapshot-kinds.md} says what {@link KindsTest} and {@link KindDumpTest} hold. */
class KindTableTest {
    private static final Path PAGE = Path.of("..", "docs", "snapshot-kinds.md");
    private static final String HEAD = "| change | since | snapshot | `pg_dump -s` |\n|---|---|---|---|\n";

    @Test
    void theTableIsTrue() throws IOException {
        String page = Files.readString(PAGE);
        String table = table();
        int start = page.indexOf(HEAD);
        String found = start < 0 ? "" : page.substring(start, page.indexOf("\n\n", start) + 1);
        if (!found.equals(table)) {
            Path expected = Path.of("target", "snapshot-kinds-table.md");
            Files.createDirectories(expected.getParent());
            Files.writeString(expected, table);
        }

        assertThat(found)
                .as("write the text of target/snapshot-kinds-table.md there")
                .isEqualTo(table);
        assertThat(page).contains(numbers());
    }

    private static String table() throws IOException {
        StringBuilder table = new StringBuilder(HEAD);
        for (KindCase one : KindCase.all()) {
            table.append("| ")
                    .append(one.name().replace("|", "\\|"))
                    .append(" | ")
                    .append(one.since())
                    .append(one.before() < 99 ? " to " + (one.before() - 1) : "")
                    .append(" | ")
                    .append(one.onRequest() ? "on request" : "yes")
                    .append(" | ")
                    .append(dumped(one))
                    .append(" |\n");
        }
        return table.toString();
    }

    private static String dumped(KindCase one) {
        return one.since() > PgDump.VERSION ? "not measured" : one.dumped() ? "yes" : "no";
    }

    private static String numbers() throws IOException {
        List<KindCase> measured = new ArrayList<>(KindCase.all());
        int all = measured.size();
        long onRequest = measured.stream().filter(KindCase::onRequest).count();
        measured.removeIf(one -> one.since() > PgDump.VERSION);
        long dumped = measured.stream().filter(KindCase::dumped).count();
        return "Of " + all + " kinds of change, a snapshot sees " + (all - onRequest) + " and " + onRequest
                + " more on request; of the " + measured.size() + " that PostgreSQL " + PgDump.VERSION
                + " or older has, `pg_dump -s` sees " + dumped + ".";
    }
}
