package dev.palindrome.junit;

import dev.palindrome.finding.PalindromeException;
import dev.palindrome.layout.History;
import dev.palindrome.revision.Revision;
import java.lang.annotation.Annotation;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;

/**
 * The methods of a test class, and of those around it, that belong to revisions: outermost first, a superclass's before its subclass's.
 */
final class RevisionMethods {
    /** When a method is called. */
    enum Moment {
        BEFORE_REVISION(BeforeRevision.class, BeforeRevision::value),
        AFTER_UPGRADE(AfterUpgrade.class, AfterUpgrade::value),
        AFTER_DOWNGRADE(AfterDowngrade.class, AfterDowngrade::value);

        private final Class<? extends Annotation> annotation;
        private final Function<Method, String[]> ids;

        <A extends Annotation> Moment(Class<A> annotation, Function<A, String[]> ids) {
            this.annotation = annotation;
            this.ids = method -> AnnotationSupport.findAnnotation(method, annotation)
                    .map(ids)
                    .orElseThrow();
        }

        /** Its annotation's name. */
        String annotation() {
            return annotation.getSimpleName();
        }
    }

    /**
     * One of them.
     *
     * @param own whether it is the test class's own, and not of one around it
     */
    record RevisionMethod(Moment moment, List<Revision> revisions, Method method, boolean own) {}

    private final List<RevisionMethod> methods;

    private RevisionMethods(List<RevisionMethod> methods) {
        this.methods = methods;
    }

    /**
     * Those of a context's test class.
     *
     * @throws ExtensionConfigurationException if one names no revision of the history
     */
    static RevisionMethods of(ExtensionContext context) {
        Class<?> testClass = context.getRequiredTestClass();
        Deque<Class<?>> classes = new ArrayDeque<>();
        for (Class<?> type = testClass; type != null; type = enclosing(type)) {
            classes.addFirst(type);
        }
        List<RevisionMethod> found = new ArrayList<>();
        for (Class<?> type : classes) {
            for (Moment moment : Moment.values()) {
                for (Method method : methods(type, moment)) {
                    String[] ids = moment.ids.apply(method);
                    found.add(new RevisionMethod(
                            moment,
                            named(SharedTemplates.history(context), moment.annotation(), ids, method),
                            method,
                            type == testClass));
                }
            }
        }
        return new RevisionMethods(List.copyOf(found));
    }

    private static List<Method> methods(Class<?> type, Moment moment) {
        return AnnotationSupport.findAnnotatedMethods(type, moment.annotation, HierarchyTraversalMode.TOP_DOWN);
    }

    /** The class around a {@code @Nested} one. */
    private static @Nullable Class<?> enclosing(Class<?> type) {
        return Modifier.isStatic(type.getModifiers()) ? null : type.getEnclosingClass();
    }

    /** Whether a parameter of a method is the revision's business, so that what it may be is ours to say. */
    static boolean isOne(Executable executable) {
        return AnnotationSupport.isAnnotated(executable, RevisionTest.class)
                || Stream.of(Moment.values())
                        .anyMatch(moment -> AnnotationSupport.isAnnotated(executable, moment.annotation));
    }

    /** The revisions that an annotation names, which must exist. */
    static List<Revision> named(History history, String annotation, String[] ids, Method method) {
        String of = " of " + display(method);
        if (ids.length == 0) {
            throw new ExtensionConfigurationException("@" + annotation + of + " names no revision.");
        }
        List<Revision> revisions = new ArrayList<>();
        for (String id : ids) {
            Revision revision;
            try {
                revision = history.graph().resolveOne(id);
            } catch (PalindromeException problem) {
                throw new ExtensionConfigurationException(
                        "@" + annotation + "(\"" + id + "\")" + of + ": " + problem.getMessage(), problem);
            }
            if (revision == null) {
                throw new ExtensionConfigurationException(
                        "@" + annotation + "(\"" + id + "\")" + of + ": '" + id + "' is no revision.");
            }
            revisions.add(revision);
        }
        return revisions;
    }

    /** {@code PreferencesTest.rows(Connection)}. */
    static String display(Method method) {
        return method.getDeclaringClass().getSimpleName() + "." + method.getName() + "("
                + Arrays.stream(method.getParameterTypes())
                        .map(Class::getSimpleName)
                        .collect(Collectors.joining(", "))
                + ")";
    }

    List<RevisionMethod> all() {
        return methods;
    }

    /** The revisions that the class's own methods name, in the history's order. */
    List<Revision> revisions(History history) {
        return history.graph().ordered().stream()
                .filter(revision -> methods.stream()
                        .anyMatch(method -> method.own() && method.revisions().contains(revision)))
                .toList();
    }

    /** Calls those of a moment of a revision, with parameters as JUnit resolves them. */
    void call(Moment moment, Revision revision, ExtensionContext context) {
        for (RevisionMethod each : methods) {
            if (each.moment() == moment && each.revisions().contains(revision)) {
                Method method = each.method();
                Object instance = Modifier.isStatic(method.getModifiers())
                        ? null
                        : context.getRequiredTestInstances()
                                .findInstance(method.getDeclaringClass())
                                .orElseThrow();
                Scenarios.during(context, () -> context.getExecutableInvoker().invoke(method, instance));
            }
        }
    }
}
