package dev.palindrome.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.testkit.engine.EventConditions.abortedWithReason;
import static org.junit.platform.testkit.engine.EventConditions.displayName;
import static org.junit.platform.testkit.engine.EventConditions.event;
import static org.junit.platform.testkit.engine.EventConditions.finishedSuccessfully;
import static org.junit.platform.testkit.engine.EventConditions.finishedWithFailure;
import static org.junit.platform.testkit.engine.EventConditions.test;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.instanceOf;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.message;

import dev.palindrome.database.Server;
import dev.palindrome.database.ServerSpec;
import dev.palindrome.database.Servers;
import dev.palindrome.layout.History;
import dev.palindrome.proof.ProofResult;
import dev.palindrome.proof.RevisionResult;
import dev.palindrome.proof.Verdict;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

class MigrationContractTest {
    @MigrationTest(locations = "classpath:histories/good")
    static class GoodTestCases implements MigrationContract {}

    @MigrationTest(locations = "classpath:histories/broken")
    static class BrokenTestCases implements MigrationContract {}

    @MigrationTest(locations = "classpath:histories/stops")
    static class StoppingTestCases implements MigrationContract {}

    @MigrationTest(locations = "classpath:histories/broken", only = "001")
    static class SelectingTestCases implements MigrationContract {}

    static class ShardTestCases implements MigrationContract {
        @RegisterExtension
        static final MigrationExtension MIGRATIONS = MigrationExtension.builder()
                .locations("classpath:histories/good")
                .shard("2/2")
                .build();
    }

    /** The second cannot be upgraded, and is carried. */
    @MigrationTest(locations = "classpath:histories/stops", from = "003")
    static class CarryingTestCases implements MigrationContract {}

    @MigrationTest(locations = "classpath:histories/good", only = "001", since = "main")
    static class ContradictingTestCases implements MigrationContract {}

    static class InheritingTestCases extends GoodTestCases {}

    static class BuiltTestCases implements MigrationContract {
        @RegisterExtension
        static final MigrationExtension MIGRATIONS = MigrationExtension.builder()
                .directory(Path.of("src/test/resources/histories/good"))
                .build();
    }

    @MigrationTest(locations = "classpath:histories/good")
    static class ParameterTestCases {
        @Test
        void history(History history, ProofResult result) {
            assertThat(history.graph().ordered()).hasSize(2);
            assertThat(result.verdicts()).containsOnlyKeys(Verdict.REVERSIBLE);
        }

        @TestTemplate
        @ExtendWith(RevisionInvocations.class)
        void revision(RevisionResult result) {
            assertThat(result.verdict()).isEqualTo(Verdict.REVERSIBLE);
        }
    }

    static class UnconfiguredTestCases {
        @Test
        @ExtendWith(MigrationExtension.class)
        void history(History history) {
            assertThat(history).isNotNull();
        }
    }

    @MigrationTest(directory = "no/such/directory")
    static class MissingDirectoryTestCases implements MigrationContract {}

    private static Server server;
    private static Server.ScratchDatabase any;

    @BeforeAll
    static void start() {
        server = Servers.start(ServerSpec.embedded());
        any = server.create();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static EngineTestKit.Builder tests(Class<?> testClass) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(testClass))
                .configurationParameter("palindrome.url", any.url())
                .configurationParameter("palindrome.user", any.user());
    }

    private static Events run(Class<?> testClass, String... parallel) {
        EngineTestKit.Builder builder = tests(testClass);
        for (String parameter : parallel) {
            String[] pair = parameter.split("=", 2);
            builder.configurationParameter(pair[0], pair[1]);
        }
        EngineExecutionResults results = builder.execute();
        assertThat(results.allEvents().list()).isNotEmpty();
        return results.testEvents();
    }

    @Test
    void makesEachRevisionATest() {
        Events events = run(GoodTestCases.class);

        events.assertStatistics(
                statistics -> statistics.started(14).succeeded(10).aborted(4));
        events.assertThatEvents()
                .haveExactly(2, event(test(), displayName("001 create grid"), finishedSuccessfully()))
                .haveExactly(2, event(test(), displayName("002 add label"), finishedSuccessfully()));
    }

    @Test
    void walksTheSelectedRevisionsOnly() {
        Events selecting = run(SelectingTestCases.class);
        selecting.assertStatistics(
                statistics -> statistics.started(12).succeeded(6).aborted(6));
        selecting.assertThatEvents().haveExactly(2, event(displayName("001 create grid"), finishedSuccessfully()));

        Events shard = run(ShardTestCases.class);
        shard.assertStatistics(statistics -> statistics.started(12).succeeded(8).aborted(4));
        shard.assertThatEvents().haveExactly(2, event(displayName("002 add label"), finishedSuccessfully()));
    }

    @Test
    void aRevisionThatIsCarriedMustUpgrade() {
        Events events = run(CarryingTestCases.class);
        events.assertThatEvents()
                .haveExactly(
                        2,
                        event(displayName("003 add note"), abortedWithReason(instanceOf(TestAbortedException.class))))
                .haveExactly(
                        1,
                        event(displayName("round-trip"), finishedWithFailure(instanceOf(AssertionFailedError.class))));
    }

    @Test
    void refusesSelectionsThatContradictEachOther() {
        EngineExecutionResults results = tests(ContradictingTestCases.class).execute();
        assertThat(results.allEvents().failed().list())
                .isNotEmpty()
                .allSatisfy(
                        event -> assertThat(
                                        event.getRequiredPayload(org.junit.platform.engine.TestExecutionResult.class)
                                                .getThrowable()
                                                .orElseThrow())
                                .hasStackTraceContaining(
                                        "ExtensionConfigurationException: from and to, only, and since contradict each other; give one of them."));
    }

    @Test
    void failsTheRevisionThatDoesNotComeBackWithWhatWasExpectedAndFound() {
        Events events = run(BrokenTestCases.class);

        events.assertStatistics(
                statistics -> statistics.started(14).succeeded(7).aborted(5).failed(2));
        events.assertThatEvents()
                .haveExactly(2, event(displayName("001 create grid"), finishedSuccessfully()))
                .haveExactly(
                        1,
                        event(
                                displayName("002 index label"),
                                finishedWithFailure(instanceOf(AssertionFailedError.class), message("""
                                                error downgrade-does-not-restore  revision 002
                                                  at U002__index_label.sql
                                                  The downgrade of revision 002 (index label) does not restore the schema.
                                                    - sequence grid_number is left behind
                                                  Remedy: Make the downgrade undo each of these, or declare the revision irreversible: -- palindrome: irreversible REASON
                                                """))));
        AssertionFailedError failure = events.failed().stream()
                .map(event -> event.getRequiredPayload(org.junit.platform.engine.TestExecutionResult.class))
                .map(result -> (AssertionFailedError) result.getThrowable().orElseThrow())
                .filter(error -> error.getMessage().contains("revision 002"))
                .findFirst()
                .orElseThrow();
        assertThat(failure.getExpected().getStringRepresentation()).isEqualTo("sequence public.grid_number: not there");
        assertThat(failure.getActual().getStringRepresentation()).startsWith("sequence public.grid_number\n  ");
    }

    @Test
    void abortsWhatTheWalkDidNotReach() {
        Events events = run(StoppingTestCases.class);

        events.assertThatEvents()
                .haveExactly(1, event(displayName("002 add label"), finishedWithFailure()))
                .haveExactly(
                        2,
                        event(
                                displayName("003 add note"),
                                abortedWithReason(
                                        instanceOf(TestAbortedException.class),
                                        message(
                                                "The walk ended before revision 003 (add note): an upgrade before it fails."))));
    }

    @Test
    void inheritsTheAnnotation() {
        run(InheritingTestCases.class)
                .assertStatistics(statistics -> statistics.succeeded(10).aborted(4));
    }

    @Test
    void takesTheSameConfigurationFromABuilder() {
        run(BuiltTestCases.class)
                .assertStatistics(statistics -> statistics.succeeded(10).aborted(4));
    }

    @Test
    void resolvesParameters() {
        run(ParameterTestCases.class).assertStatistics(statistics -> statistics.succeeded(3));
    }

    @Test
    void reportsEachRevisionsOwnResultInParallelToo() {
        Events events = run(
                BrokenTestCases.class,
                "junit.jupiter.execution.parallel.enabled=true",
                "junit.jupiter.execution.parallel.mode.default=concurrent");

        events.assertStatistics(
                statistics -> statistics.started(14).succeeded(7).aborted(5).failed(2));
        assertThat(events.succeeded()
                        .map(event -> event.getTestDescriptor().getDisplayName())
                        .toList())
                .contains("001 create grid");
    }

    @Test
    void saysThatAClassHasNoConfiguration() {
        run(UnconfiguredTestCases.class)
                .assertThatEvents()
                .haveExactly(
                        1,
                        event(finishedWithFailure(message(text -> text.contains(UnconfiguredTestCases.class.getName()
                                + " needs @MigrationTest, or a static MigrationExtension")))));
    }

    @Test
    void saysThatThereIsNoSuchDirectory() {
        List<Throwable> failures = tests(MissingDirectoryTestCases.class).execute().allEvents().failed().stream()
                .map(event -> event.getRequiredPayload(org.junit.platform.engine.TestExecutionResult.class))
                .map(result -> result.getThrowable().orElseThrow())
                .toList();

        assertThat(failures).isNotEmpty().allSatisfy(failure -> assertThat(rootMessage(failure))
                .contains("no/such/directory"));
    }

    private static String rootMessage(Throwable failure) {
        StringBuilder messages = new StringBuilder();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            messages.append(cause.getMessage()).append('\n');
        }
        return messages.toString();
    }
}
