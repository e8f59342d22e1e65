package dev.palindrome.junit.arch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.palindrome.junit.arch.revisions.V1__Stateless;
import dev.palindrome.junit.arch.revisions.V2__Remembers;
import dev.palindrome.junit.arch.revisions.V3__Uses_entity;
import dev.palindrome.layout.Histories;
import dev.palindrome.layout.History;
import dev.palindrome.layout.HistoryOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrationRulesTest {
    @TempDir
    private Path directory;

    private static JavaClasses classes(Class<?>... types) {
        return new ClassFileImporter().importClasses(types);
    }

    private History history(String... names) throws IOException {
        for (String name : names) {
            Files.writeString(directory.resolve(name), "SELECT 1;");
        }
        return Histories.load(HistoryOptions.of(directory));
    }

    @Test
    void goodRevisionsPass() {
        assertThatCode(() -> {
                    MigrationRules.JAVA_REVISIONS_DEPEND_ON_NOTHING_OF_THE_APPLICATION.check(
                            classes(V1__Stateless.class));
                    MigrationRules.JAVA_REVISIONS_HAVE_NO_STATE.check(classes(V1__Stateless.class));
                })
                .doesNotThrowAnyException();
    }

    @Test
    void aRevisionUsesTheApplication() {
        List<String> said = MigrationRules.JAVA_REVISIONS_DEPEND_ON_NOTHING_OF_THE_APPLICATION
                .evaluate(classes(V1__Stateless.class, V3__Uses_entity.class))
                .getFailureReport()
                .getDetails();
        String method = "Method <dev.palindrome.junit.arch.revisions.V3__Uses_entity.migrate("
                + "org.flywaydb.core.api.migration.Context)> calls ";
        assertThat(said)
                .containsExactlyInAnyOrder(
                        method + "constructor <dev.palindrome.junit.arch.app.Customer.<init>(java.lang.String)> in"
                                + " (V3__Uses_entity.java:11)",
                        method + "method <dev.palindrome.junit.arch.app.Customer.name()> in (V3__Uses_entity.java:11)");
    }

    @Test
    void aRevisionRemembers() {
        assertThatThrownBy(() -> MigrationRules.JAVA_REVISIONS_HAVE_NO_STATE.check(classes(V2__Remembers.class)))
                .isInstanceOf(AssertionError.class)
                .hasMessage(
                        "Architecture Violation [Priority: MEDIUM] - Rule 'Java revisions should have no state, because one"
                                + " object runs up, down and up again' was violated (3 times):\n"
                                + "Field <dev.palindrome.junit.arch.revisions.V2__Remembers.RUNS> holds what changes (AtomicInteger) in"
                                + " (V2__Remembers.java:0)\n"
                                + "Field <dev.palindrome.junit.arch.revisions.V2__Remembers.count> is not final in"
                                + " (V2__Remembers.java:0)\n"
                                + "Field <dev.palindrome.junit.arch.revisions.V2__Remembers.seen> holds what changes (List) in"
                                + " (V2__Remembers.java:0)");
    }

    @Test
    void aDowngradeIsMissing() throws IOException {
        History history = history("V1__one.sql", "U1__one.sql", "V2__two.sql");
        assertThatThrownBy(() -> MigrationRules.everyRevisionHasItsDowngradeOrAReason(history))
                .isInstanceOf(AssertionError.class)
                .hasMessage("Rule 'every revision has its downgrade or a declared reason' was violated (1 time):\n"
                        + "Revision 2 (two) (V2__two.sql) has no downgrade, and no reason is declared: write one, or"
                        + " '-- palindrome: irreversible <reason>'.");
        Files.writeString(directory.resolve("V2__two.sql"), "-- palindrome: irreversible exported before\nSELECT 1;");
        MigrationRules.everyRevisionHasItsDowngradeOrAReason(history());
        MigrationRules.everyRevisionIsNamedAlike(history());
    }

    @Test
    void aNameIsAnother() throws IOException {
        History history = history("V1__one.sql", "V2__AddUsers.sql");
        assertThatThrownBy(() -> MigrationRules.everyRevisionIsNamedAlike(history))
                .isInstanceOf(AssertionError.class)
                .hasMessage("Rule 'every revision is named alike' was violated (1 time):\n"
                        + "Revision 2 (AddUsers) (V2__AddUsers.sql) is described as 'AddUsers': use small letters and digits"
                        + " with one underscore between words.");
    }
}
