package dev.palindrome.junit;

import dev.palindrome.finding.PalindromeException;
import dev.palindrome.layout.History;
import dev.palindrome.report.FindingText;
import dev.palindrome.report.Ink;
import dev.palindrome.revision.Revision;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.sql.Connection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** The scenarios of a test: one for each place that it names, made when it is first asked for, closed when the test ends. */
final class Scenarios {
    private static final Namespace NAMESPACE = Namespace.create(Scenarios.class);
    /** What the methods of a revision may take of its scenario. */
    private static final Set<Class<?>> PARTS =
            Set.of(Connection.class, DSLContext.class, DataSource.class, Revision.class);

    private Scenarios() {}

    /** Whether a parameter is ours to give: a scenario, one that is said to be positioned, or what a revision's method may have of it. */
    static boolean supports(ParameterContext parameter) {
        Class<?> type = parameter.getParameter().getType();
        return type == MigrationScenario.class
                || Place.of(parameter.getParameter()) != null
                || PARTS.contains(type) && RevisionMethods.isOne(parameter.getDeclaringExecutable());
    }

    /**
     * Has what is resolved meanwhile on this thread resolved for a test. Before 5.11, the invoker of a test's context resolves for the
     * context around it, which is no test's.
     */
    static void during(ExtensionContext context, Runnable call) {
        Store store = context.getRoot().getStore(NAMESPACE);
        store.put(Thread.currentThread(), context);
        try {
            call.run();
        } finally {
            store.remove(Thread.currentThread());
        }
    }

    /** A parameter that {@link #supports} says is ours. */
    static Object resolve(ParameterContext parameter, ExtensionContext resolving) {
        ExtensionContext during =
                resolving.getRoot().getStore(NAMESPACE).get(Thread.currentThread(), ExtensionContext.class);
        ExtensionContext context = during == null ? resolving : during;
        Class<?> type = parameter.getParameter().getType();
        Revision revision = tested(context);
        if (revision == null || !PARTS.contains(type)) {
            return scenario(parameter, context);
        }
        MigrationScenario scenario = before(revision, context);
        return type == Revision.class
                ? revision
                : type == Connection.class
                        ? scenario.connection()
                        : type == DSLContext.class ? scenario.dsl() : scenario.dataSource();
    }

    /**
     * The scenario of a parameter.
     *
     * @throws ExtensionConfigurationException if the parameter is no scenario, lasts longer than a test, or has no place in the history
     */
    private static MigrationScenario scenario(ParameterContext parameterContext, ExtensionContext context) {
        Parameter parameter = parameterContext.getParameter();
        String method = parameterContext.getDeclaringExecutable().getName();
        Place own = Place.of(parameter);
        if (parameter.getType() != MigrationScenario.class) {
            throw new ExtensionConfigurationException(own + " stands at a "
                    + parameter.getType().getSimpleName() + " of " + method + "; it positions a MigrationScenario.");
        }
        if (context.getTestMethod().isEmpty()) {
            throw new ExtensionConfigurationException("A MigrationScenario lasts for one test, so " + method + " of "
                    + context.getRequiredTestClass().getName()
                    + " cannot have one. Take it in the test method, or in a method with @BeforeEach.");
        }
        Revision revision = tested(context);
        if (own != null && revision != null) {
            throw new ExtensionConfigurationException(own + " contradicts the revision that " + method
                    + " is a test of; leave it out, or make it a @Test.");
        }
        if (revision != null) {
            return before(revision, context);
        }
        Place place = own == null ? inherited(context) : own;
        SharedTemplates templates = SharedTemplates.of(context);
        return at(templates, place == null ? 0 : place.in(templates, method), context);
    }

    /** The scenario that stands right before a revision. */
    static MigrationScenario before(Revision revision, ExtensionContext context) {
        SharedTemplates templates = SharedTemplates.of(context);
        return at(templates, templates.before(revision), context);
    }

    private static MigrationScenario at(SharedTemplates templates, int place, ExtensionContext context) {
        Store store = context.getStore(Namespace.create(Scenarios.class, context.getUniqueId()));
        try {
            ScenarioDatabase database = store.getOrComputeIfAbsent(
                    place, key -> templates.database(place, context), ScenarioDatabase.class);
            return new MigrationScenario(templates.history(), database);
        } catch (PalindromeException problem) {
            throw new UnreachableException(standing(templates.history(), place), problem);
        }
    }

    private static String standing(History history, int place) {
        return place == history.graph().ordered().size()
                ? "the heads"
                : "the place before revision "
                        + history.graph().ordered().get(place).title();
    }

    /** A scenario cannot be where its test wants it. */
    private static final class UnreachableException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UnreachableException(String standing, PalindromeException problem) {
            super(
                    "No scenario can stand at " + standing + ":\n"
                            + problem.findings().stream()
                                    .map(new FindingText(Ink.NONE)::render)
                                    .collect(Collectors.joining("\n")),
                    problem);
        }
    }

    /** Says of which revision the test is one. */
    static void test(Revision revision, ExtensionContext context) {
        context.getStore(NAMESPACE).put(Revision.class, revision);
    }

    /** The revision of which the test is one, or null. */
    static @Nullable Revision tested(ExtensionContext context) {
        return context.getStore(NAMESPACE).get(Revision.class, Revision.class);
    }

    /** What the test method says, or the only place that its parameters name, or the class, or those around it. */
    private static @Nullable Place inherited(ExtensionContext context) {
        Method method = context.getRequiredTestMethod();
        Place place = Place.of(method);
        if (place != null) {
            return place;
        }
        var named = Stream.of(method.getParameters())
                .map(Place::of)
                .filter(each -> each != null)
                .distinct()
                .toList();
        if (named.size() == 1) {
            return named.get(0);
        }
        for (Class<?> type = context.getRequiredTestClass(); type != null; type = type.getEnclosingClass()) {
            Place ofClass = Place.of(type);
            if (ofClass != null) {
                return ofClass;
            }
        }
        return null;
    }

    /** What an annotation says of where to begin. */
    private record Place(String target, boolean before) {
        static @Nullable Place of(AnnotatedElement element) {
            Optional<StartAt> at = AnnotationSupport.findAnnotation(element, StartAt.class);
            Optional<StartBefore> before = AnnotationSupport.findAnnotation(element, StartBefore.class);
            if (at.isPresent() && before.isPresent()) {
                throw new ExtensionConfigurationException(new Place(at.get().value(), false) + " and "
                        + new Place(before.get().value(), true) + " contradict each other; give one.");
            }
            return at.map(found -> new Place(found.value(), false))
                    .or(() -> before.map(found -> new Place(found.value(), true)))
                    .orElse(null);
        }

        int in(SharedTemplates templates, String method) {
            try {
                return before ? templates.before(target) : templates.at(target);
            } catch (PalindromeException problem) {
                throw new ExtensionConfigurationException(
                        this + " of " + method + ": " + problem.getMessage(), problem);
            }
        }

        @Override
        public String toString() {
            return (before ? "@StartBefore(\"" : "@StartAt(\"") + target + "\")";
        }
    }
}
