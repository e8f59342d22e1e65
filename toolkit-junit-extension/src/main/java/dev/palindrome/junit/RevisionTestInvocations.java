package dev.palindrome.junit;

import dev.palindrome.finding.PalindromeException;
import dev.palindrome.layout.History;
import dev.palindrome.proof.Selection;
import dev.palindrome.revision.Revision;
import java.lang.reflect.Method;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;
import org.junit.platform.commons.support.AnnotationSupport;

/** One invocation of a {@link RevisionTest} for each configuration and revision. */
final class RevisionTestInvocations implements TestTemplateInvocationContextProvider {
    @Override
    public boolean supportsTestTemplate(ExtensionContext context) {
        return true;
    }

    @Override
    public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(ExtensionContext context) {
        History history = SharedTemplates.history(context);
        List<Revision> revisions = revisions(history, context.getRequiredTestMethod());
        RevisionMethods methods = RevisionMethods.of(context);
        return ConfigurationScope.all(context)
                .flatMap(scope -> revisions.stream().map(revision -> new RevisionInvocation(scope, revision, methods)));
    }

    private static List<Revision> revisions(History history, Method method) {
        RevisionTest test =
                AnnotationSupport.findAnnotation(method, RevisionTest.class).orElseThrow();
        boolean range = !test.from().isEmpty() || !test.to().isEmpty();
        if (test.value().length > 0 && range) {
            throw new ExtensionConfigurationException("@RevisionTest of " + RevisionMethods.display(method)
                    + ": value, and from and to, contradict each other; give one of them.");
        }
        if (test.value().length > 0) {
            return RevisionMethods.named(history, "RevisionTest", test.value(), method);
        }
        try {
            return Selection.between(orNull(test.from()), orNull(test.to())).revisions(history.graph());
        } catch (PalindromeException problem) {
            throw new ExtensionConfigurationException(
                    "@RevisionTest of " + RevisionMethods.display(method) + ": " + problem.getMessage(), problem);
        }
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
