package dev.palindrome.model;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which entities, and how Hibernate is set. Immutable.
 *
 * <pre>{@code
 * EntityOptions options = EntityOptions.ofPackages("com.example.shop").setting("hibernate.type.preferred_uuid_jdbc_type", "CHAR");
 * }</pre>
 *
 * @param classes names of entities, embeddables, mapped superclasses, converters
 * @param packages packages that are looked through for such classes, with those below them
 * @param persistenceUnit a unit of {@code META-INF/persistence.xml}, or null
 * @param naming {@code jpa} (Hibernate's own), {@code spring}, the name of a physical naming strategy's class; null for Spring's in a
 *     project with Spring Boot and else Hibernate's own
 * @param settings settings of Hibernate's, which go before those of the persistence unit; those about connections have no effect
 * @param schema the schema of entities that name none, or null for {@code public}
 */
public record EntityOptions(
        List<String> classes,
        List<String> packages,
        @Nullable String persistenceUnit,
        @Nullable String naming,
        Map<String, String> settings,
        @Nullable String schema) {
    public EntityOptions {
        classes = List.copyOf(classes);
        packages = List.copyOf(packages);
        settings = Map.copyOf(settings);
    }

    /** Classes by name. */
    public static EntityOptions ofClasses(Collection<String> names) {
        return new EntityOptions(List.copyOf(names), List.of(), null, null, Map.of(), null);
    }

    /** The classes of packages, and of those below them. */
    public static EntityOptions ofPackages(String... names) {
        return new EntityOptions(List.of(), List.of(names), null, null, Map.of(), null);
    }

    /** The classes and settings of a unit of {@code META-INF/persistence.xml}. */
    public static EntityOptions ofPersistenceUnit(String name) {
        return new EntityOptions(List.of(), List.of(), name, null, Map.of(), null);
    }

    /** These options with a naming strategy. */
    public EntityOptions naming(@Nullable String strategy) {
        return new EntityOptions(classes, packages, persistenceUnit, strategy, settings, schema);
    }

    /** These options with a setting of Hibernate's more. */
    public EntityOptions setting(String key, String value) {
        Map<String, String> all = new LinkedHashMap<>(settings);
        all.put(key, value);
        return new EntityOptions(classes, packages, persistenceUnit, naming, all, schema);
    }

    /** These options with the schema of entities that name none. */
    public EntityOptions schema(@Nullable String name) {
        return new EntityOptions(classes, packages, persistenceUnit, naming, settings, name);
    }

    /** What messages call these entities. */
    String name() {
        if (persistenceUnit != null) {
            return "JPA entities of persistence unit " + persistenceUnit;
        }
        return packages.isEmpty() ? "JPA entities" : "JPA entities in " + String.join(", ", packages);
    }
}
