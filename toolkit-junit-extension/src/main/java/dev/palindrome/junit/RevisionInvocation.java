package dev.palindrome.junit;

import dev.palindrome.junit.RevisionMethods.Moment;
import dev.palindrome.revision.Revision;
import java.util.List;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.BeforeTestExecutionCallback;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;

/** An invocation of a {@link RevisionTest}, in which a scenario stands right before its revision, with rows. */
record RevisionInvocation(ConfigurationScope scope, Revision revision, RevisionMethods methods)
        implements TestTemplateInvocationContext {
    @Override
    public String getDisplayName(int invocationIndex) {
        return name(scope, revision);
    }

    static String name(ConfigurationScope scope, Revision revision) {
        return scope.prefixed(
                revision.description().isEmpty() ? revision.id() : revision.id() + " " + revision.description());
    }

    @Override
    public List<Extension> getAdditionalExtensions() {
        return List.of(scope, new Standing(revision, methods));
    }

    private record Standing(Revision revision, RevisionMethods methods)
            implements BeforeEachCallback, BeforeTestExecutionCallback {
        /** Made at once, so that one that cannot be says why before anything else runs. */
        @Override
        public void beforeEach(ExtensionContext context) {
            Scenarios.test(revision, context);
            Scenarios.before(revision, context);
        }

        @Override
        public void beforeTestExecution(ExtensionContext context) {
            methods.call(Moment.BEFORE_REVISION, revision, context);
        }
    }
}
