package dev.palindrome.junit;

import dev.palindrome.layout.History;
import dev.palindrome.revision.Revision;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;

/** One invocation for each configuration and each revision that the methods of a {@link DataMigrationContract} name. */
final class DataMigrationInvocations implements TestTemplateInvocationContextProvider {
    @Override
    public boolean supportsTestTemplate(ExtensionContext context) {
        return true;
    }

    @Override
    public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(ExtensionContext context) {
        History history = SharedTemplates.history(context);
        RevisionMethods methods = RevisionMethods.of(context);
        List<Revision> revisions = methods.revisions(history);
        if (revisions.isEmpty()) {
            throw new ExtensionConfigurationException(
                    context.getRequiredTestClass().getName()
                            + " implements DataMigrationContract and has no method with @BeforeRevision, @AfterUpgrade or"
                            + " @AfterDowngrade, so nothing would be tested.");
        }
        return ConfigurationScope.all(context)
                .flatMap(scope -> revisions.stream().map(revision -> new Invocation(scope, revision, methods)));
    }

    private record Invocation(ConfigurationScope scope, Revision revision, RevisionMethods methods)
            implements TestTemplateInvocationContext {
        @Override
        public String getDisplayName(int invocationIndex) {
            return RevisionInvocation.name(scope, revision);
        }

        @Override
        public List<Extension> getAdditionalExtensions() {
            return List.of(scope, new Given(revision, methods));
        }
    }

    private record Given(Revision revision, RevisionMethods methods) implements BeforeEachCallback, ParameterResolver {
        @Override
        public void beforeEach(ExtensionContext context) {
            Scenarios.test(revision, context);
            Scenarios.before(revision, context);
        }

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == DataMigration.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return new DataMigration(revision, methods, context);
        }
    }
}
