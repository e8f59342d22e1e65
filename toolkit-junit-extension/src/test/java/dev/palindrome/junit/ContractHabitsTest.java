package dev.palindrome.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.palindrome.database.Server;
import dev.palindrome.database.ServerSpec;
import dev.palindrome.database.Servers;
import dev.palindrome.proof.ProofResult;
import dev.palindrome.proof.RevisionResult;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestDescriptor;

/** What people are used to do with test classes, and two classes that want different things of one server. */
class ContractHabitsTest {
    private static Server server;
    private static Server.ScratchDatabase any;

    @TempDir
    Path directory;

    @MigrationTest(locations = "classpath:histories/good")
    @TestMethodOrder(MethodOrderer.Random.class)
    static class OverridingTestCases implements MigrationContract {
        @Override
        @Disabled("for a reason")
        @EachPostgres
        public void descentComesBackToTheBase(ProofResult result, FindingAssertions findings) {
            throw new AssertionError("runs");
        }

        @Override
        @TestTemplate
        @ExtendWith(RevisionInvocations.class)
        @PartOf(Check.DATA)
        public void revisionKeepsRows(RevisionResult result, FindingAssertions findings) {
            assertThat(result.revision().id()).isIn("001", "002");
            findings.assertRevision(Check.DATA, result);
        }

        @Test
        @PartOf(Check.BASELINES)
        void ownTest() {}
    }

    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    @MigrationTest(locations = "classpath:histories/broken")
    static class NestedTestCases {
        @Test
        void outer(ProofResult result) {
            assertThat(result.findings()).isNotEmpty();
        }

        @Nested
        @MigrationTest(locations = "classpath:histories/good")
        class Inner implements MigrationContract {}
    }

    static class OneTestCases implements MigrationContract {
        @RegisterExtension
        static final MigrationExtension MIGRATIONS = MigrationExtension.builder()
                .locations("classpath:histories/good")
                .checks(Check.GRAPH)
                .build();
    }

    static class OtherTestCases implements MigrationContract {
        @RegisterExtension
        static final MigrationExtension MIGRATIONS = MigrationExtension.builder()
                .locations("classpath:histories/good")
                .url(any.url(), any.user(), "another")
                .checks(Check.GRAPH)
                .build();
    }

    @MigrationTest(locations = "classpath:histories/good", postgres = "14", checks = Check.GRAPH)
    static class FourteenTestCases implements MigrationContract {}

    @BeforeAll
    static void start() {
        server = Servers.start(ServerSpec.embedded());
        any = server.create();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private ContractRun run() {
        // The classes say where their history is.
        return new ContractRun(directory, any).with("directory", "");
    }

    @Test
    void testsCanBeDisabledOverriddenAndShuffled() {
        TestRun run = run().run(OverridingTestCases.class);
        assertThat(run.failures()).isEmpty();
        assertThat(run.results().allEvents().skipped().list()).singleElement().satisfies(event -> assertThat(
                        event.getRequiredPayload(String.class))
                .isEqualTo("for a reason"));
        assertThat(run.succeeded()).contains("ownTest()", "001 create grid", "002 add label", "graph", "whole");
        assertThat(run().with("without", "baselines")
                        .run(OverridingTestCases.class)
                        .succeeded())
                .doesNotContain("ownTest()")
                .contains("graph");
    }

    @Test
    void everyClassHasTheTag() {
        Set<String> tags = run().run(FourteenTestCases.class).results().containerEvents().started().stream()
                .map(event -> event.getTestDescriptor())
                .filter(descriptor -> descriptor.getType() == TestDescriptor.Type.CONTAINER)
                .filter(descriptor -> descriptor.getDisplayName().contains("FourteenTestCases"))
                .flatMap(descriptor -> descriptor.getTags().stream())
                .map(tag -> tag.getName())
                .collect(java.util.stream.Collectors.toSet());
        assertThat(tags).containsExactly("palindrome");
    }

    @Test
    void aNestedClassMayHaveAHistoryOfItsOwn() {
        TestRun run = run().run(NestedTestCases.class);
        assertThat(run.failures()).isEmpty();
        assertThat(run.succeeded()).contains("outer(ProofResult)", "001 create grid", "002 add label");
    }

    @Test
    void refusesTwoClassesThatReachOneServerInDifferentWays() {
        TestRun run = run().run(OneTestCases.class, OtherTestCases.class);
        String one = OneTestCases.class.getName();
        String other = OtherTestCases.class.getName();
        String address = any.url().replaceFirst("jdbc:postgresql://([^/]+)/.*", "$1");
        assertThat(run.failures()).hasSize(1);
        assertThat(run.failures().get("graph"))
                .containsAnyOf(one + " and " + other, other + " and " + one)
                .endsWith(" work on the same server, " + address
                        + ", with different settings (url, user or password). Proofs on one server take turns and clean up what"
                        + " they make of roles, so all classes of a run have to reach it in the same way.");
    }

    @Test
    void refusesAServerOfAnotherVersionThanIsAskedFor() {
        assertThat(run().run(FourteenTestCases.class).failures())
                .isEqualTo(Map.of(
                        "graph",
                        "Failed to resolve parameter [dev.palindrome.proof.ProofResult result] in method [public default void"
                                + " dev.palindrome.junit.MigrationContract.filesAndGraphAreInOrder(dev.palindrome.proof.ProofResult,"
                                + "dev.palindrome.junit.FindingAssertions)]: postgres = 14, but "
                                + server.description().replace("embedded ", "")
                                + " at " + any.url().replaceFirst("jdbc:postgresql://([^?]+).*", "$1")
                                + " is what the URL names. Leave the version out, or the URL."));
    }
}
