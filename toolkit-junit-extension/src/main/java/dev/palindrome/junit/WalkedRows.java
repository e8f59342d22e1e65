package dev.palindrome.junit;

import dev.palindrome.data.Rows;
import dev.palindrome.finding.Code;
import dev.palindrome.finding.Finding;
import dev.palindrome.finding.PalindromeException;
import dev.palindrome.junit.RevisionMethods.Moment;
import dev.palindrome.junit.RevisionMethods.RevisionMethod;
import dev.palindrome.layout.History;
import dev.palindrome.revision.Revision;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.ReflectionSupport;

/**
 * The rows that {@link BeforeRevision} methods of a test class insert, for the walk of its {@link MigrationContract}. A walk has no
 * instance of the class, since several tests share it: each method is called on a new one.
 */
final class WalkedRows {
    private WalkedRows() {}

    /** Those of a context's test class; empty for one that does not inherit the contract. */
    static List<Rows> of(ExtensionContext context, History history) {
        Class<?> testClass = context.getRequiredTestClass();
        if (!MigrationContract.class.isAssignableFrom(testClass)) {
            return List.of();
        }
        List<Rows> rows = new ArrayList<>();
        for (RevisionMethod each : RevisionMethods.of(context).all()) {
            if (each.moment() == Moment.BEFORE_REVISION) {
                for (Revision revision : each.revisions()) {
                    rows.add(Rows.of(
                            revision.id(),
                            RevisionMethods.display(each.method()),
                            connection -> insert(testClass, each.method(), revision, history, connection)));
                }
            }
        }
        return rows;
    }

    private static void insert(
            Class<?> testClass, Method method, Revision revision, History history, Connection connection)
            throws SQLException {
        MigrationScenario scenario =
                new MigrationScenario(history, new WalkedGround(connection, testClass.getClassLoader()));
        Object[] arguments = Arrays.stream(method.getParameterTypes())
                .map(type -> argument(type, revision, scenario))
                .toArray();
        try {
            ReflectionSupport.invokeMethod(method, instance(testClass, method), arguments);
        } catch (RuntimeException | AssertionError problem) {
            throw explained(problem, method, revision);
        }
    }

    private static Object argument(Class<?> type, Revision revision, MigrationScenario scenario) {
        if (type == MigrationScenario.class) {
            return scenario;
        }
        if (type == Revision.class) {
            return revision;
        }
        if (type == History.class) {
            return scenario.history();
        }
        return type == DSLContext.class ? scenario.dsl() : scenario.connection();
    }

    private static @Nullable Object instance(Class<?> testClass, Method method) {
        return Modifier.isStatic(method.getModifiers()) ? null : instance(testClass, method.getDeclaringClass());
    }

    /** An instance of the test class or of one around it, whichever has the method. */
    private static Object instance(Class<?> testClass, Class<?> wanted) {
        if (wanted.isAssignableFrom(testClass)) {
            return newInstance(testClass);
        }
        return instance(testClass.getEnclosingClass(), wanted);
    }

    private static Object newInstance(Class<?> type) {
        boolean inner = type.getEnclosingClass() != null && !Modifier.isStatic(type.getModifiers());
        return inner
                ? ReflectionSupport.newInstance(type, newInstance(type.getEnclosingClass()))
                : ReflectionSupport.newInstance(type);
    }

    /** What PostgreSQL said, if it is to blame. */
    private static PalindromeException explained(Throwable problem, Method method, Revision revision)
            throws SQLException {
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException refused) {
                throw refused;
            }
        }
        return new PalindromeException(
                PalindromeException.Category.FAILED,
                List.of(Finding.of(
                                Code.DATA_ROWS_REFUSED,
                                null,
                                "The rows of " + RevisionMethods.display(method)
                                        + " could not be inserted before revision " + revision.title() + ": "
                                        + problem.getMessage(),
                                "The method is called on a new instance of its class, before which no test has run.")
                        .about(revision.id())),
                problem);
    }
}
