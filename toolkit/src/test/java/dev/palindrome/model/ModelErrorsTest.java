package dev.palindrome.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.palindrome.finding.Finding;
import dev.palindrome.finding.PalindromeException;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Models that cannot be read say why. */
class ModelErrorsTest {
    private static final String WRONG = "dev.palindrome.model.wrong.Wrong$";
    private static final ClassLoader LOADER = ModelErrorsTest.class.getClassLoader();

    private static String refused(Map<String, String> settings) {
        PalindromeException refused = catchThrowableOfType(
                PalindromeException.class,
                () -> ModelConfiguration.of(settings, null).model(LOADER, null).schema(17));
        assertThat(refused.category()).isEqualTo(PalindromeException.Category.CONFIGURATION);
        return refused.findings().stream()
                .map(finding -> finding.code().id() + " " + finding.message() + " " + finding.remedy())
                .collect(Collectors.joining("\n"));
    }

    private static String refused(String... classes) {
        return refused(Map.of("model", "jpa", "model.classes", WRONG + String.join("," + WRONG, classes)));
    }

    @Test
    void classes() {
        assertThat(refused("Plain", "Gone"))
                .isEqualTo(
                        "model-invalid The class dev.palindrome.model.wrong.Wrong$Plain is no entity: it has none of @Entity,"
                                + " @MappedSuperclass, @Embeddable and @Converter. Annotate it, or leave it out.\n"
                                + "model-invalid There is no class dev.palindrome.model.wrong.Wrong$Gone on the class path of the model."
                                + " Correct the name, compile it, or bring it with --classpath or the key classpath.");
    }

    @Test
    void aMappingErrorIsHibernatesMessageAlone() {
        PrintStream err = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setErr(new PrintStream(printed, true));
        try {
            assertThat(refused("Keyless"))
                    .isEqualTo("model-invalid Hibernate cannot map the JPA entities: Entity"
                            + " 'dev.palindrome.model.wrong.Wrong$Keyless' has no identifier (every '@Entity' class must declare or"
                            + " inherit at least one '@Id' or '@EmbeddedId' property). Correct the mapping.");
        } finally {
            System.setErr(err);
        }
        assertThat(printed.toString()).isEmpty();
    }

    @Test
    void noTable() {
        assertThat(refused("Part"))
                .isEqualTo("model-empty The model is JPA entities, and none of them has a table. Name the entities with"
                        + " model.classes, model.packages or model.persistence-unit.");
    }

    @Test
    void packagesAndUnits() {
        assertThat(refused(Map.of("model", "jpa", "model.packages", "com.example.nowhere")))
                .isEqualTo(
                        "model-invalid There is no package com.example.nowhere on the class path of the model. Correct the"
                                + " name, compile it, or bring it with --classpath or the key classpath.");
        assertThat(refused(Map.of("model", "jpa", "model.packages", "dev.palindrome.finding")))
                .isEqualTo(
                        "model-invalid No class of the package dev.palindrome.finding is an entity. Correct the name,"
                                + " compile it, or bring it with --classpath or the key classpath.");
        assertThat(refused(Map.of("model", "jpa", "model.persistence-unit", "shop")))
                .isEqualTo(
                        "model-invalid There is no META-INF/persistence.xml on the class path of the model, so there is no"
                                + " persistence unit shop. Correct model.persistence-unit, or bring the file with --classpath or the key"
                                + " classpath.");
    }

    @Test
    void configuration() {
        assertThat(refused(Map.of("model", "jpa")))
                .isEqualTo(
                        "configuration-invalid The model is jpa, and nothing says where its entities are. Say it with"
                                + " model.packages, model.classes or model.persistence-unit.");
        assertThat(refused(Map.of("model", "jooq")))
                .isEqualTo(
                        "configuration-invalid The model is jOOQ's, and model.classes names no class. Name a catalog, a"
                                + " schema or tables that jOOQ generated, for example model.classes=com.example.db.Public.");
        assertThat(refused(Map.of("model", "jpa", "model.classes", WRONG + "Claimed", "model.naming", "snail")))
                .isEqualTo(
                        "model-invalid model.naming is snail, which is no physical naming strategy of Hibernate's on the"
                                + " class path. It may be jpa, spring, or the name of a class that implements"
                                + " org.hibernate.boot.model.naming.PhysicalNamingStrategy and has a constructor without parameters.");
        assertThatThrownBy(() -> ModelConfiguration.of(Map.of("model", "jpa", "model.strict", "index"), null)
                        .authority())
                .hasMessage("model.strict has the word index.");
        assertThatThrownBy(() -> ModelConfiguration.of(Map.of("model", "jpa,schema.sql"), null)
                        .authority())
                .hasMessage("model is jpa,schema.sql, and only jpa and jooq can stand together.");
    }

    @Test
    void twoModelsThatClaimATable() {
        Model one = Model.entities(EntityOptions.ofClasses(List.of(WRONG + "Claimed")), LOADER);
        Model other = Model.jooq(List.of("dev.palindrome.model.jooq.Public"), LOADER);
        assertThat(catchThrowableOfType(
                                PalindromeException.class, () -> new CombinedModel(List.of(one, other)).schema(17))
                        .findings())
                .extracting(Finding::message)
                .containsExactly("Two models claim the table public.claimed: JPA entities, and jOOQ's"
                        + " dev.palindrome.model.jooq.Public.");
    }

    @Test
    void namesAreThoseOfSpringWhereItIsSaid() {
        EntityOptions options = EntityOptions.ofClasses(List.of(WRONG + "CamelCase"));
        assertThat(Model.entities(options, LOADER).schema(17).statements())
                .containsExactly(
                        "create table CamelCase (id bigint not null, someText varchar(255), primary key (id))");
        assertThat(Model.entities(options.naming("spring"), LOADER).schema(17).statements())
                .containsExactly(
                        "create table camel_case (id bigint not null, some_text varchar(255), primary key (id))");
    }
}
