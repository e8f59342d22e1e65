package dev.palindrome.junit;

import dev.palindrome.proof.RevisionResult;
import dev.palindrome.revision.Revision;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;

/** One invocation a configuration and revision, named by its id and description; each resolves its own revision's result. */
final class RevisionInvocations implements TestTemplateInvocationContextProvider {
    @Override
    public boolean supportsTestTemplate(ExtensionContext context) {
        return true;
    }

    @Override
    public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(ExtensionContext context) {
        return ConfigurationScope.all(context).flatMap(scope -> {
            SharedProof proof = SharedProof.of(context, scope.configuration());
            return proof.revisions().stream().map(revision -> new Invocation(scope, revision));
        });
    }

    /** Only a change may add no revision; any other selection that is empty is refused. Asked by JUnit since 5.12. */
    @Override
    public boolean mayReturnZeroTestTemplateInvocationContexts(ExtensionContext context) {
        MigrationConfiguration any = MigrationExtension.configurations(context).get(0);
        return SharedProof.of(context, any).revisions().isEmpty();
    }

    private record Invocation(ConfigurationScope scope, Revision revision) implements TestTemplateInvocationContext {
        @Override
        public String getDisplayName(int invocationIndex) {
            return scope.prefixed(
                    revision.description().isEmpty() ? revision.id() : revision.id() + " " + revision.description());
        }

        @Override
        public List<Extension> getAdditionalExtensions() {
            return List.of(scope, new ResultParameter(scope.configuration(), revision));
        }
    }

    private record ResultParameter(MigrationConfiguration configuration, Revision revision)
            implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == RevisionResult.class
                    || parameter.getParameter().getType() == Revision.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == Revision.class
                    ? revision
                    : SharedProof.of(context, configuration).result(revision, configuration);
        }
    }
}
