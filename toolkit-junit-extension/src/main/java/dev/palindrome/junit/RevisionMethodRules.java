package dev.palindrome.junit;

import dev.palindrome.junit.RevisionMethods.Moment;
import dev.palindrome.junit.RevisionMethods.RevisionMethod;
import dev.palindrome.layout.History;
import dev.palindrome.revision.Revision;
import java.lang.reflect.Parameter;
import java.sql.Connection;
import java.util.Set;
import org.jooq.DSLContext;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;

/** What is refused of methods that belong to revisions before any test runs: a method that is never called proves nothing. */
final class RevisionMethodRules {
    private static final Set<Class<?>> PARAMETERS =
            Set.of(MigrationScenario.class, Connection.class, DSLContext.class, Revision.class, History.class);

    private RevisionMethodRules() {}

    /**
     * Checks a test class.
     *
     * @throws ExtensionConfigurationException if a method names no revision, asks for what it cannot have, or is never called
     */
    static void check(ExtensionContext context) {
        Class<?> testClass = context.getRequiredTestClass();
        for (RevisionMethod method : RevisionMethods.of(context).all()) {
            if (method.own()) {
                check(testClass, method);
            }
        }
    }

    private static void check(Class<?> testClass, RevisionMethod method) {
        String name = "@" + method.moment().annotation() + " of " + RevisionMethods.display(method.method());
        if (method.moment() == Moment.BEFORE_REVISION) {
            for (Parameter parameter : method.method().getParameters()) {
                if (!PARAMETERS.contains(parameter.getType())) {
                    throw new ExtensionConfigurationException(
                            name + ": a parameter is a MigrationScenario, a Connection, a"
                                    + " DSLContext, the Revision or the History; "
                                    + parameter.getType().getSimpleName()
                                    + " is none of them.");
                }
            }
            if (!runs(testClass, DataMigrationContract.class)
                    && !runs(testClass, MigrationContract.class)
                    && AnnotationSupport.findAnnotatedMethods(
                                    testClass, RevisionTest.class, HierarchyTraversalMode.TOP_DOWN)
                            .isEmpty()) {
                throw new ExtensionConfigurationException(name + " is never called: " + testClass.getName()
                        + " has no @RevisionTest and implements no DataMigrationContract.");
            }
        } else if (!runs(testClass, DataMigrationContract.class)) {
            throw new ExtensionConfigurationException(
                    name + " is never called: " + testClass.getName() + " does not implement DataMigrationContract.");
        }
        if (method.moment() == Moment.AFTER_DOWNGRADE) {
            for (Revision revision : method.revisions()) {
                if (revision.downgrade() == null) {
                    throw new ExtensionConfigurationException(
                            name + " is never called: revision " + revision.title() + " has no downgrade.");
                }
            }
        }
    }

    /** Whether a class or one nested in it inherits a contract's tests. */
    private static boolean runs(Class<?> testClass, Class<?> contract) {
        return contract.isAssignableFrom(testClass)
                || !ReflectionSupport.findNestedClasses(testClass, contract::isAssignableFrom)
                        .isEmpty();
    }
}
