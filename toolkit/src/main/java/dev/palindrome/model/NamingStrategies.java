package dev.palindrome.model;

import dev.palindrome.finding.Code;
import java.util.Map;
import org.hibernate.boot.MetadataBuilder;
import org.hibernate.boot.model.naming.Identifier;
import org.hibernate.boot.model.naming.ImplicitJoinTableNameSource;
import org.hibernate.boot.model.naming.ImplicitNamingStrategyJpaCompliantImpl;
import org.hibernate.boot.model.naming.PhysicalNamingStrategy;
import org.hibernate.boot.model.naming.PhysicalNamingStrategySnakeCaseImpl;

/** How names of classes and fields become those of tables and columns. */
final class NamingStrategies {
    private static final String JPA = "jpa";
    private static final String SPRING = "spring";
    private static final String PHYSICAL = "hibernate.physical_naming_strategy";
    private static final String IMPLICIT = "hibernate.implicit_naming_strategy";
    private static final String SPRING_BOOT = "org/springframework/boot/SpringApplication.class";

    private final EntityOptions options;
    private final ClassLoader loader;

    NamingStrategies(EntityOptions options, ClassLoader loader) {
        this.options = options;
        this.loader = loader;
    }

    /** Sets them; a strategy that the settings name goes before. */
    void apply(MetadataBuilder builder, Map<String, Object> settings) {
        String naming = options.naming();
        if (naming == null) {
            naming = loader.getResource(SPRING_BOOT) == null ? JPA : SPRING;
        }
        if (naming.equals(JPA)) {
            return;
        }
        if (!naming.equals(SPRING)) {
            builder.applyPhysicalNamingStrategy(strategy(naming));
            return;
        }
        if (!settings.containsKey(PHYSICAL)) {
            builder.applyPhysicalNamingStrategy(new PhysicalNamingStrategySnakeCaseImpl());
        }
        if (!settings.containsKey(IMPLICIT)) {
            builder.applyImplicitNamingStrategy(new AsSpring());
        }
    }

    private PhysicalNamingStrategy strategy(String name) {
        try {
            return (PhysicalNamingStrategy)
                    loader.loadClass(name).getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException | ClassCastException e) {
            throw Refused.model(
                    Code.MODEL_INVALID,
                    "model.naming is " + name
                            + ", which is no physical naming strategy of Hibernate's on the class path.",
                    "It may be jpa, spring, or the name of a class that implements "
                            + PhysicalNamingStrategy.class.getName() + " and has a constructor without parameters.",
                    e);
        }
    }

    /** The implicit names of Spring Boot ({@code SpringImplicitNamingStrategy}): a join table is called by its owner and the property. */
    private static final class AsSpring extends ImplicitNamingStrategyJpaCompliantImpl {
        private static final long serialVersionUID = 1L;

        @Override
        public Identifier determineJoinTableName(ImplicitJoinTableNameSource source) {
            String name = source.getOwningPhysicalTableName() + "_"
                    + source.getAssociationOwningAttributePath().getProperty();
            return toIdentifier(name, source.getBuildingContext());
        }
    }
}
