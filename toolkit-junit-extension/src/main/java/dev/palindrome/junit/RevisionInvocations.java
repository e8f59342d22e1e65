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

/** One invocation a revision, named by its id and description; each resolves its own revision's result. */
final class RevisionInvocations implements TestTemplateInvocationContextProvider {
    @Override
    public boolean supportsTestTemplate(ExtensionContext context) {
        return true;
    }

    @Override
    public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(ExtensionContext context) {
        SharedProof proof = SharedProof.of(context);
        return proof.revisions().stream().map(revision -> new Invocation(proof, revision));
    }

    /** Only a change may add no revision; any other selection that is empty is refused. Asked by JUnit since 5.12. */
    @Override
    public boolean mayReturnZeroTestTemplateInvocationContexts(ExtensionContext context) {
        return SharedProof.of(context).revisions().isEmpty();
    }

    private record Invocation(SharedProof proof, Revision revision) implements TestTemplateInvocationContext {
        @Override
        public String getDisplayName(int invocationIndex) {
            return revision.description().isEmpty() ? revision.id() : revision.id() + " " + revision.description();
        }

        @Override
        public List<Extension> getAdditionalExtensions() {
            return List.of(new ResultParameter(proof, revision));
        }
    }

    private record ResultParameter(SharedProof proof, Revision revision) implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == RevisionResult.class
                    || parameter.getParameter().getType() == Revision.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == Revision.class ? revision : proof.result(revision);
        }
    }
}
