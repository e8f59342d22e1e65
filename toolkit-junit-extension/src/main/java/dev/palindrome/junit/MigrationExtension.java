package dev.palindrome.junit;

import dev.palindrome.layout.History;
import dev.palindrome.proof.ProofResult;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

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
public final class MigrationExtension implements BeforeAllCallback, BeforeEachCallback, ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(MigrationExtension.class);
    private static final Set<Class<?>> PARAMETERS = Set.of(History.class, ProofResult.class, FindingAssertions.class);

    private final @Nullable MigrationConfiguration built;

    /** For JUnit, which reads the configuration from the test class's annotation. */
    public MigrationExtension() {
        this(null);
    }

    MigrationExtension(@Nullable MigrationConfiguration built) {
        this.built = built;
    }

    /** A configuration made in code; begins with what {@link MigrationTest} has as its defaults. */
    public static MigrationExtensionBuilder builder() {
        return new MigrationExtensionBuilder();
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        if (built != null) {
            context.getStore(NAMESPACE).put(MigrationConfiguration.class, built);
        }
    }

    /** Where one was built in code, the one that an annotation registers beside it stands back: JUnit refuses two answers. */
    private boolean isInCharge(ExtensionContext context) {
        return built != null || context.getStore(NAMESPACE).get(MigrationConfiguration.class) == null;
    }

    static MigrationConfiguration configuration(ExtensionContext context) {
        MigrationConfiguration built =
                context.getStore(NAMESPACE).get(MigrationConfiguration.class, MigrationConfiguration.class);
        if (built != null) {
            return built;
        }
        Class<?> testClass = context.getRequiredTestClass();
        for (Class<?> candidate = testClass; candidate != null; candidate = candidate.getEnclosingClass()) {
            Optional<MigrationTest> annotation = AnnotationSupport.findAnnotation(candidate, MigrationTest.class);
            if (annotation.isPresent()) {
                return MigrationConfiguration.of(annotation.get());
            }
        }
        throw new ExtensionConfigurationException(
                testClass.getName() + " needs @MigrationTest, or a static MigrationExtension with @RegisterExtension.");
    }

    /** An extension in a field that is not static comes too late: the revisions are listed before there is an instance. */
    @Override
    public void beforeEach(ExtensionContext context) {
        if (built != null && context.getStore(NAMESPACE).get(MigrationConfiguration.class) != built) {
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
        if (type == FindingAssertions.class) {
            return new FindingAssertions(configuration(context).failOn());
        }
        SharedProof proof = SharedProof.of(context);
        return type == History.class ? proof.history() : proof.result();
    }
}
