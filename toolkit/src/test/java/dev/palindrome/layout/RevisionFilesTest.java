package dev.palindrome.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.palindrome.finding.PalindromeException;
import dev.palindrome.revision.NewRevision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The files of new revisions, in the layouts and with the ids that a history has. */
class RevisionFilesTest {
    private static final Instant NOW = Instant.parse("2026-11-22T23:04:05Z");

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({
        "017,018",
        "9,10",
        "099,100",
        "3.1,3.2",
        "1.0.9,1.0.10",
        "2_07,2_08",
        "20190226002946,20261122230405",
        "201902260029,202611222304",
        "2019-02-26-002946,2026-11-22-230405",
        "20991231235959,21000101000000",
        "20261122230405,20261122230406",
        "20261399000000,20261399000001"
    })
    void theNextId(String newest, String next) {
        assertThat(NextId.of(List.of("0", newest), NOW)).isEqualTo(next);
    }

    @Test
    void thereIsNoNextWord() {
        assertThat(NextId.of(List.of("1", "ae1027"), NOW)).isNull();
        assertThat(NextId.of(List.of(), NOW)).isEqualTo("001");
    }

    @Test
    void namedAsTheOthersAre() throws IOException {
        file("conf/flyway.toml", "");
        file("palindrome.properties", """
                locations=filesystem:up,filesystem:down
                sqlMigrationPrefix=Up
                undoSqlMigrationPrefix=Down
                sqlMigrationSeparator=--
                sqlMigrationSuffixes=.pgsql
                """);
        file("up/Up007--first thing.pgsql", "SELECT 1;");
        file("down/Down007--first thing.pgsql", "SELECT 1;");
        assertThat(written("Réseau 2: α & β!"))
                .containsOnlyKeys("up/Up008--réseau_2_α_β.pgsql", "down/Down008--réseau_2_α_β.pgsql");
    }

    @Test
    void golangMigrate() throws IOException {
        file("000001_a.up.sql", "SELECT 1;");
        file("000001_a.down.sql", "SELECT 1;");
        assertThat(written("Add b")).containsOnlyKeys("000002_add_b.up.sql", "000002_add_b.down.sql");
    }

    @Test
    void diesel() throws IOException {
        file("2019-02-26-002946_a/up.sql", "SELECT 1;");
        file("2019-02-26-002946_a/down.sql", "SELECT 1;");
        assertThat(written("Add b"))
                .containsOnlyKeys("2026-11-22-230405_add_b/up.sql", "2026-11-22-230405_add_b/down.sql");
    }

    /** What is written is read as it was meant, whatever was asked for. */
    @Test
    void readAgainAsItWasMeant() throws IOException {
        file("V1__a.sql", "SELECT 1;");
        file("V2__b.sql", "SELECT 1;");
        RevisionFiles files = RevisionFiles.of(history());
        NewRevision revision = NewRevision.plan(
                files.graph(),
                NewRevision.request("3")
                        .onto(List.of("1"))
                        .spliced(true)
                        .labelled(List.of("billing"))
                        .dependingOn(List.of("2")));
        write(files.scripts(new RevisionText(revision, "c", "SELECT 2;", "SELECT 3;", NOW)));
        var read = history().graph().find("3");
        assertThat(read).isNotNull();
        assertThat(read.parents()).containsExactly("1");
        assertThat(read.dependsOn()).containsExactly("2");
        assertThat(read.labels()).containsExactly("billing");
        assertThat(Files.readString(directory.resolve("V3__c.sql"))).isEqualTo("""
                -- c
                -- palindrome: revises 1
                -- palindrome: depends-on 2
                -- palindrome: label billing
                -- created 2026-11-22 23:04 UTC

                SELECT 2;
                """);
        assertThat(Files.readString(directory.resolve("U3__c.sql"))).isEqualTo("""
                -- Takes back 3: c

                SELECT 3;
                """);
        assertThat(files.javaSource(new RevisionText(revision, "add \"c\"", "", "", NOW)))
                .isEqualTo(new RevisionFile(directory.resolve("src/main/java/db/migration/V3__Add_c.java"), """
                        package db.migration;

                        import dev.palindrome.Revision;
                        import dev.palindrome.ReversibleMigration;
                        import org.jooq.DSLContext;

                        /** add "c" */
                        @Revision(revises = "1", dependsOn = "2", labels = "billing")
                        public class V3__Add_c extends ReversibleMigration {
                            @Override
                            protected void upgrade(DSLContext database) {
                            }

                            @Override
                            protected void downgrade(DSLContext database) {
                            }
                        }
                        """));
    }

    @Test
    void theProjectsOwnTemplate() throws IOException {
        file("V1__a.sql", "SELECT 1;");
        file(
                "palindrome-templates/upgrade.sql.template",
                "-- (c) us, ${message}\n${directives}\nSET lock_timeout = '5s';\n");
        assertThat(written("b").get("V2__b.sql"))
                .isEqualTo("-- (c) us, b\n-- palindrome: revises 1\nSET lock_timeout = '5s';\n");
        file("palindrome-templates/upgrade.sql.template", "-- ok\n-- ${mesage}\n");
        PalindromeException refused = catchThrowableOfType(PalindromeException.class, () -> written("b"));
        Path template = directory.resolve("palindrome-templates/upgrade.sql.template");
        assertThat(refused)
                .hasMessage("The template " + template + " has the placeholder ${mesage}, which does not exist.");
        assertThat(refused.findings().get(0).place()).hasToString(template + ":2");
        assertThat(refused.findings().get(0).remedy())
                .isEqualTo(
                        "The placeholders are annotation, created, directives, downgrade, id, message, revises, upgrade.");
    }

    private TreeMap<String, String> written(String message) {
        RevisionFiles files = RevisionFiles.of(history());
        NewRevision revision = NewRevision.plan(files.graph(), NewRevision.request(files.nextId(NOW)));
        List<RevisionFile> planned = files.scripts(new RevisionText(revision, message, "", "", NOW));
        try {
            write(planned);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        assertThat(history().graph().find(revision.id())).isNotNull();
        TreeMap<String, String> written = new TreeMap<>();
        planned.forEach(file ->
                written.put(directory.relativize(file.path().normalize()).toString(), file.text()));
        return written;
    }

    private static void write(List<RevisionFile> files) throws IOException {
        for (RevisionFile file : files) {
            Files.createDirectories(file.path().getParent());
            Files.writeString(file.path(), file.text());
        }
    }

    private History history() {
        return Histories.load(HistoryOptions.of(directory));
    }

    private void file(String name, String text) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
