package dev.palindrome.junit.arch;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.palindrome.ReversibleMigration;
import java.util.List;

/** Whether a revision uses only what does not change with the application. */
final class DependOnNothing extends ArchCondition<JavaClass> {
    private static final List<String> ALLOWED = List.of(
            "com.fasterxml.jackson.",
            "com.google.gson.",
            "java.",
            "javax.sql.",
            "kotlin.",
            "org.apache.commons.logging.",
            "org.flywaydb.core.",
            "org.jetbrains.annotations.",
            "org.jooq.",
            "org.jspecify.",
            "org.postgresql.",
            "org.slf4j.",
            "tools.jackson.");

    DependOnNothing() {
        super("depend on nothing of the application");
    }

    @Override
    public void check(JavaClass revision, ConditionEvents events) {
        revision.getDirectDependenciesFromSelf().stream()
                .filter(dependency -> !isAllowed(revision, dependency.getTargetClass()))
                .map(Dependency::getDescription)
                .forEach(description -> events.add(SimpleConditionEvent.violated(revision, description)));
    }

    private static boolean isAllowed(JavaClass revision, JavaClass target) {
        JavaClass type = target.getBaseComponentType();
        return type.isPrimitive()
                || type.getPackageName().equals(ReversibleMigration.class.getPackageName())
                || (type.getPackageName().equals(revision.getPackageName()) && !isEntity(type))
                || ALLOWED.stream().anyMatch(type.getName()::startsWith);
    }

    private static boolean isEntity(JavaClass type) {
        return type.isAnnotatedWith("jakarta.persistence.Entity");
    }
}
