package dev.palindrome.junit;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;
import org.junit.platform.commons.support.AnnotationSupport;

/** One invocation a configuration of the class, which are as many as versions of PostgreSQL. */
final class ConfigurationInvocations implements TestTemplateInvocationContextProvider {
    @Override
    public boolean supportsTestTemplate(ExtensionContext context) {
        return true;
    }

    @Override
    public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(ExtensionContext context) {
        String name = AnnotationSupport.findAnnotation(context.getElement(), PartOf.class)
                .map(part -> part.value().word())
                .orElseGet(context::getDisplayName);
        return ConfigurationScope.all(context).map(scope -> new Invocation(scope, name));
    }

    private record Invocation(ConfigurationScope scope, String name) implements TestTemplateInvocationContext {
        @Override
        public String getDisplayName(int invocationIndex) {
            return scope.prefixed(name);
        }

        @Override
        public List<Extension> getAdditionalExtensions() {
            return List.of(scope);
        }
    }
}
