package dev.palindrome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import dev.palindrome.architecture.ArchitectureRules;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the rooms and floors of docs/architecture.md, and shows that each rule can fail. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ArchitectureTest {
    private static final String TOOLKIT = "dev.palindrome";
    private static final String BROKEN = "dev.palindrome.architecture.broken";

    private JavaClasses toolkit;
    private JavaClasses broken;

    @BeforeAll
    void importClasses() {
        toolkit = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages(TOOLKIT);
        broken = new ClassFileImporter().importPackages(BROKEN);
        assertThat(toolkit.contain("dev.palindrome.finding.Finding")).isTrue();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void holdsInTheToolkit(String name, Function<String, ArchRule> rule, List<String> violations) {
        rule.apply(TOOLKIT).check(toolkit);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void failsWhereItIsBroken(String name, Function<String, ArchRule> rule, List<String> violations) {
        Stream<String> found = rule.apply(BROKEN).evaluate(broken).getFailureReport().getDetails().stream()
                .map(detail -> detail.replace(BROKEN + ".", "").replaceAll(" in \\(.*\\)$", ""))
                .distinct();
        assertThat(found).containsExactlyInAnyOrderElementsOf(violations);
    }

    static Stream<Arguments> rules() {
        return Stream.of(
                rule(
                        "floors",
                        ArchitectureRules::floors,
                        "Class <util.Strings> is not contained in architecture",
                        "Method <finding.UsesCli.name()> calls constructor <cli.Command.<init>()>",
                        "Method <finding.UsesCli.name()> calls method <cli.Command.name()>"),
                rule(
                        "no connection",
                        ArchitectureRules::noConnection,
                        "Constructor <finding.OpensConnection.<init>(java.sql.Connection)> has parameter of type <java.sql.Connection>",
                        "Constructor <schema.Snapshot.<init>(javax.sql.DataSource)> has parameter of type <javax.sql.DataSource>",
                        "Field <finding.OpensConnection.connection> has type <java.sql.Connection>",
                        "Field <schema.Snapshot.source> has type <javax.sql.DataSource>",
                        "Method <finding.OpensConnection.connection()> has return type <java.sql.Connection>",
                        "Method <schema.Snapshot.source()> has return type <javax.sql.DataSource>"),
                rule(
                        "names",
                        root -> ArchitectureRules.names(),
                        "Class <util.Strings> does reside in any package ['..util..', '..utils..', '..common..', "
                                + "'..helper..', '..helpers..', '..manager..', '..managers..', '..impl..']"),
                rule(
                        "statics",
                        root -> ArchitectureRules.statics(),
                        "Field <proof.Counts.BY_REVISION> has raw type that can change",
                        "Field <proof.Counts.NAMES> has raw type of an array",
                        "Field <proof.Counts.STEPS> has raw type that can change",
                        "Field <proof.Counts.revisions> does not have modifier FINAL"),
                rule(
                        "no test framework",
                        root -> ArchitectureRules.noTestFramework(),
                        "Method <proof.UsesJUnit.fail()> calls method <org.junit.jupiter.api.Assertions.fail()>"),
                rule(
                        "optional dependencies in their rooms",
                        ArchitectureRules::optionalDependenciesInTheirRooms,
                        "Method <proof.UsesPicocli.run()> calls constructor <picocli.CommandLine.<init>(java.lang.Object)>",
                        "Method <proof.UsesPicocli.run()> calls method <picocli.CommandLine.execute([Ljava.lang.String;)>"),
                rule(
                        "optional dependencies not in signatures",
                        root -> ArchitectureRules.optionalDependenciesNotInSignatures(),
                        "Method <layout.ShowsJackson.nodes()> shows com.fasterxml.jackson.databind.JsonNode in its signature"),
                rule(
                        "internal types not in signatures",
                        root -> ArchitectureRules.internalNotInSignatures(),
                        "Method <data.ShowsInternal.accept(data.internal.Rows)> shows data.internal.Rows in its signature"),
                rule(
                        "null marked",
                        root -> ArchitectureRules.nullMarked(),
                        "Package cli has no @NullMarked",
                        "Package data.internal has no @NullMarked",
                        "Package finding has no @NullMarked",
                        "Package layout has no @NullMarked",
                        "Package proof has no @NullMarked",
                        "Package schema has no @NullMarked",
                        "Package util has no @NullMarked"));
    }

    private static Arguments rule(String name, Function<String, ArchRule> rule, String... violations) {
        return arguments(name, rule, List.of(violations));
    }
}
