package dev.palindrome.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullMarked;

/**
 * The rules that hold the toolkit's rooms and floors. Each is made for a root package, so that the same rule runs over the toolkit, where
 * it must pass, and over the classes under {@code broken}, where it must fail.
 */
public final class ArchitectureRules {
    /** What users' own code refers to; stands below everything that reads or runs it. */
    private static final String ROOT_PACKAGE = "the root package";

    /** Ground floor first: a package may use only those before it. */
    private static final List<String> FLOORS = List.of(
            "finding",
            "revision",
            "script",
            ROOT_PACKAGE,
            "layout",
            "database",
            "migrate",
            "schema",
            "diff",
            "ddl",
            "model",
            "data",
            "proof",
            "report",
            "cli");

    private static final List<String> WITHOUT_CONNECTION =
            List.of("finding", "revision", "script", "layout", "diff", "ddl", "report");

    /** Packages of each optional dependency, and the only packages of ours that may use it. */
    private static final Map<String, List<String>> OPTIONAL = Map.of(
            "org.testcontainers..", List.of("database"),
            "com.github.dockerjava..", List.of("database"),
            "io.zonky..", List.of("database"),
            "com.fasterxml.jackson..", List.of("layout", "report"),
            "picocli..", List.of("cli"),
            "me.tongfei.progressbar..", List.of("cli"),
            "org.hibernate..", List.of("model"),
            "jakarta.persistence..", List.of("model"));

    private static final String[] NAMES_THAT_SAY_NOTHING = {
        "..util..", "..utils..", "..common..", "..helper..", "..helpers..", "..manager..", "..managers..", "..impl.."
    };

    private ArchitectureRules() {}

    /** A package uses only those before it, and every class stands on a floor. */
    public static ArchRule floors(String root) {
        LayeredArchitecture architecture =
                layeredArchitecture().consideringOnlyDependenciesInLayers().withOptionalLayers(true);
        for (String floor : FLOORS) {
            architecture = architecture.layer(floor).definedBy(packageOf(root, floor));
        }
        for (int i = 0; i < FLOORS.size(); i++) {
            var floor = architecture.whereLayer(FLOORS.get(i));
            architecture = i == 0
                    ? floor.mayNotAccessAnyLayer()
                    : floor.mayOnlyAccessLayers(FLOORS.subList(0, i).toArray(String[]::new));
        }
        return architecture.ensureAllClassesAreContainedInArchitecture();
    }

    /** What is pure knows no JDBC. */
    public static ArchRule noConnection(String root) {
        String[] pure =
                WITHOUT_CONNECTION.stream().map(floor -> packageOf(root, floor)).toArray(String[]::new);
        DescribedPredicate<JavaClass> records = resideInAPackage(root + ".schema")
                .and(simpleName("Snapshot").or(simpleName("SchemaObject")).or(simpleName("ObjectKey")));
        return noClasses()
                .that(resideInAnyPackage(pure).or(records))
                .should()
                .dependOnClassesThat(resideInAnyPackage("java.sql..", "javax.sql.."))
                .as("packages that open no connection do not use JDBC");
    }

    /** A package is named for its job. */
    public static ArchRule names() {
        return noClasses().should().resideInAnyPackage(NAMES_THAT_SAY_NOTHING).as("a package is named for its job");
    }

    /** Nothing static is mutable, as far as a field's declared type shows it. */
    public static ArchRule statics() {
        return CompositeArchRule.of(fields().that().areStatic().should().beFinal())
                .and(fields().that()
                        .areStatic()
                        .should()
                        .notHaveRawType(describe("that can change", MutableTypes::contain)))
                .and(fields().that()
                        .areStatic()
                        .and()
                        .areNotPrivate()
                        .and()
                        .doNotHaveModifier(JavaModifier.SYNTHETIC)
                        .should()
                        .notHaveRawType(describe("of an array", JavaClass::isArray))
                        .allowEmptyShould(true))
                .as("nothing static is mutable");
    }

    /** JUnit is the extension's business. */
    public static ArchRule noTestFramework() {
        return noClasses()
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "org.junit..", "junit..", "org.opentest4j..", "org.assertj..", "org.awaitility.."))
                .as("the toolkit knows nothing of a test framework");
    }

    /** An optional dependency is used in its own room only. */
    public static ArchRule optionalDependenciesInTheirRooms(String root) {
        CompositeArchRule all = null;
        for (Map.Entry<String, List<String>> optional : OPTIONAL.entrySet()) {
            String[] rooms = optional.getValue().stream()
                    .map(floor -> packageOf(root, floor))
                    .toArray(String[]::new);
            ArchRule rule = noClasses()
                    .that()
                    .resideOutsideOfPackages(rooms)
                    .should()
                    .dependOnClassesThat(resideInAPackage(optional.getKey()));
            all = all == null ? CompositeArchRule.of(rule) : all.and(rule);
        }
        return all.as("an optional dependency is used in its own room only");
    }

    /** A public type can be loaded when no optional dependency is there. */
    public static ArchRule optionalDependenciesNotInSignatures() {
        return classes()
                .that()
                .arePublic()
                .should(new NotShowInSignatures(
                        resideInAnyPackage(OPTIONAL.keySet().toArray(String[]::new))))
                .as("no optional dependency is in the signature of a public type");
    }

    /** What leaves the jar never mentions what must not. */
    public static ArchRule internalNotInSignatures() {
        return classes()
                .that()
                .arePublic()
                .and()
                .resideOutsideOfPackage("..internal..")
                .should(new NotShowInSignatures(resideInAPackage("..internal..")))
                .as("no internal type is in the signature of a public type");
    }

    /** Null is said where it may be. */
    public static ArchRule nullMarked() {
        return classes().should(new BeInPackageAnnotatedWith(NullMarked.class)).as("every package is @NullMarked");
    }

    private static String packageOf(String root, String floor) {
        return floor.equals(ROOT_PACKAGE) ? root : root + "." + floor + "..";
    }
}
