package dev.palindrome.junit;

import dev.palindrome.layout.History;
import dev.palindrome.proof.ProofResult;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;

/**
 * Gives test methods the history and what was proven of it. Registered by {@link MigrationTest} and {@link MigrationContract}, or in
 * code:
 *
 * <pre>{@code
 * class MigrationsTest implements MigrationContract {
 *     @RegisterExtension
 *     static final MigrationExtension MIGRATIONS =
 *             MigrationExtension.builder().locations("filesystem:sql").postgres(16).build();
 * }
 * }</pre>
 */
public final class MigrationExtension
        implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback, ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(MigrationExtension.class);
    private static final String READY = "ready";
    private static final Set<Class<?>> PARAMETERS = Set.of(History.class, ProofResult.class, FindingAssertions.class);

    /** That of the contracts, which says nothing: a nested class that implements one is configured by the class around it. */
    private static final MigrationTest OF_CONTRACTS = MigrationContract.class.getAnnotation(MigrationTest.class);

    private final @Nullable Settings built;

    /** For JUnit, which reads the configuration from the test class's annotation. */
    public MigrationExtension() {
        this(null);
    }

    MigrationExtension(@Nullable Settings built) {
        this.built = built;
    }

    /** A configuration made in code; begins with what {@link MigrationTest} has as its defaults. */
    public static MigrationExtensionBuilder builder() {
        return new MigrationExtensionBuilder();
    }

    /** Refuses a wrong configuration before anything is started. */
    @Override
    public void beforeAll(ExtensionContext context) {
        if (built != null) {
            context.getStore(NAMESPACE).put(Settings.class, built);
        }
        if (built != null || !isBuiltElsewhere(context.getRequiredTestClass())) {
            configurations(context);
            RevisionMethodRules.check(context);
            context.getStore(NAMESPACE).put(READY, context.getUniqueId());
        }
    }

    /** Makes files of what was proven, if the configuration was right. */
    @Override
    public void afterAll(ExtensionContext context) {
        if (isInCharge(context)
                && context.getUniqueId().equals(context.getStore(NAMESPACE).get(READY))) {
            ReportFiles.publish(context);
        }
    }

    private static boolean isBuiltElsewhere(Class<?> testClass) {
        return !ReflectionSupport.findFields(
                        testClass,
                        field -> field.getType() == MigrationExtension.class && Modifier.isStatic(field.getModifiers()),
                        HierarchyTraversalMode.TOP_DOWN)
                .isEmpty();
    }

    /** Where one was built in code, the one that an annotation registers beside it stands back: JUnit refuses two answers. */
    private boolean isInCharge(ExtensionContext context) {
        return built != null || context.getStore(NAMESPACE).get(Settings.class) == null;
    }

    /**
     * The configurations of a test class, one for each version of PostgreSQL: what was built in code or annotated, where that says
     * nothing the configuration parameters, then the environment.
     *
     * @throws ExtensionConfigurationException if the class has no configuration, or one that contradicts itself
     */
    static List<MigrationConfiguration> configurations(ExtensionContext context) {
        context.getRoot().getStore(NAMESPACE).getOrComputeIfAbsent(Parameters.class, key -> {
            Parameters.requireKnown(context.getRequiredTestClass().getClassLoader());
            return true;
        });
        return ownSettings(context)
                .orElse(new Parameters(context::getConfigurationParameter).settings())
                .orElse(Settings.ofEnvironment(System.getenv("PALINDROME_SHARD")))
                .configurations();
    }

    /**
     * The configuration of the invocation, or the only one of the class.
     *
     * @throws ExtensionConfigurationException if there are several and the test is not one of {@link EachPostgres}
     */
    static MigrationConfiguration configuration(ExtensionContext context) {
        MigrationConfiguration entered =
                context.getStore(NAMESPACE).get(MigrationConfiguration.class, MigrationConfiguration.class);
        if (entered != null) {
            return entered;
        }
        List<MigrationConfiguration> all = configurations(context);
        if (all.size() > 1) {
            throw new ExtensionConfigurationException(context.getDisplayName() + " of "
                    + context.getRequiredTestClass().getName() + " is to run on PostgreSQL "
                    + String.join(
                            " and ",
                            all.stream()
                                    .map(each -> String.valueOf(each.server().postgres()))
                                    .toList())
                    + ": make it @EachPostgres instead of @Test, or name one version.");
        }
        return all.get(0);
    }

    /** Makes a configuration that of an invocation. */
    static void enter(ExtensionContext context, MigrationConfiguration configuration) {
        context.getStore(NAMESPACE).put(MigrationConfiguration.class, configuration);
    }

    private static Settings ownSettings(ExtensionContext context) {
        Settings built = context.getStore(NAMESPACE).get(Settings.class, Settings.class);
        if (built != null) {
            return built;
        }
        Class<?> testClass = context.getRequiredTestClass();
        Settings inherited = null;
        for (Class<?> candidate = testClass; candidate != null; candidate = candidate.getEnclosingClass()) {
            Optional<MigrationTest> annotation = AnnotationSupport.findAnnotation(candidate, MigrationTest.class);
            if (annotation.isPresent()) {
                inherited = Settings.of(annotation.get());
                if (!annotation.get().equals(OF_CONTRACTS)) {
                    return inherited;
                }
            }
        }
        if (inherited != null) {
            return inherited;
        }
        throw new ExtensionConfigurationException(
                testClass.getName() + " needs @MigrationTest, or a static MigrationExtension with @RegisterExtension.");
    }

    /** An extension in a field that is not static comes too late: the revisions are listed before there is an instance. */
    @Override
    public void beforeEach(ExtensionContext context) {
        if (built != null && context.getStore(NAMESPACE).get(Settings.class) != built) {
            throw new ExtensionConfigurationException("The MigrationExtension of "
                    + context.getRequiredTestClass().getName() + " must be in a static field.");
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return (PARAMETERS.contains(parameter.getParameter().getType()) || Scenarios.supports(parameter))
                && isInCharge(context);
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        if (Scenarios.supports(parameter)) {
            return Scenarios.resolve(parameter, context);
        }
        Class<?> type = parameter.getParameter().getType();
        if (type == History.class) {
            // The same on every version.
            return SharedHistory.of(
                    context, configurations(context).get(0).proven().history());
        }
        MigrationConfiguration configuration = configuration(context);
        return type == FindingAssertions.class
                ? new FindingAssertions(configuration, () -> SharedProof.of(context, configuration))
                : SharedProof.of(context, configuration).result(configuration);
    }
}
