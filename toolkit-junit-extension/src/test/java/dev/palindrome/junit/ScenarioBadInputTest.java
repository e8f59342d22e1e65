package dev.palindrome.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.palindrome.database.ServerSpec;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.sql.Connection;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What cannot be meant is refused, before any test of the class runs where that can be known. */
class ScenarioBadInputTest {
    @MigrationTest(locations = "classpath:histories/users", server = ServerSpec.Kind.EMBEDDED)
    @Retention(RetentionPolicy.RUNTIME)
    @interface Users {}

    @Users
    static class UnknownRevisionTestCases implements DataMigrationContract {
        @BeforeRevision("099")
        void rows(Connection connection) {}

        @AfterUpgrade("003")
        void asserted() {}
    }

    @Users
    static class NoRevisionTestCases implements DataMigrationContract {
        @AfterUpgrade("base")
        void asserted() {}
    }

    @Users
    static class EmptyTestCases implements DataMigrationContract {
        @AfterUpgrade({})
        void asserted() {}
    }

    @Users
    static class WrongParameterTestCases implements DataMigrationContract {
        @BeforeRevision("003")
        void rows(String connection) {}
    }

    @Users
    static class NeverCalledTestCases {
        @AfterUpgrade("003")
        void asserted() {}

        @Test
        void another() {}
    }

    @Users
    static class NeverInsertedTestCases {
        @BeforeRevision("003")
        void rows() {}

        @Test
        void another() {}
    }

    @MigrationTest(directory = "src/test/resources/histories/oneway", server = ServerSpec.Kind.EMBEDDED)
    static class NoDowngradeTestCases implements DataMigrationContract {
        @AfterDowngrade("002")
        void asserted() {}
    }

    @Users
    static class NothingTestCases implements DataMigrationContract {}

    @Users
    static class UnknownTargetTestCases {
        @Test
        void stands(@StartAt("099") MigrationScenario scenario) {}
    }

    @Users
    static class NothingBeforeTestCases {
        @Test
        void stands(@StartBefore("base") MigrationScenario scenario) {}
    }

    @Users
    static class WrongTypeTestCases {
        @Test
        void stands(@StartAt("002") Connection connection) {}
    }

    @Users
    static class ContradictingPlacesTestCases {
        @Test
        @StartAt("001")
        @StartBefore("003")
        void stands(MigrationScenario scenario) {}
    }

    @Users
    static class OnceForAllTestCases {
        @BeforeAll
        static void prepare(MigrationScenario scenario) {}

        @Test
        void another() {}
    }

    @Users
    static class ContradictingRevisionTestCases {
        @RevisionTest("003")
        void stands(@StartAt("001") MigrationScenario scenario) {}
    }

    @Users
    static class UnknownRevisionOfTestTestCases {
        @RevisionTest("099")
        void stands(MigrationScenario scenario) {}
    }

    @Users
    static class ContradictingRangeTestCases {
        @RevisionTest(value = "003", from = "001")
        void stands(MigrationScenario scenario) {}
    }

    @Users
    static class UnknownRangeTestCases {
        @RevisionTest(to = "099")
        void stands(MigrationScenario scenario) {}
    }

    static class UnregisteredTestCases {
        @RevisionTest("003")
        void stands(MigrationScenario scenario) {}
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            UnknownRevision | @BeforeRevision("099") of UnknownRevisionTestCases.rows(Connection): There is no revision '099' in this history. It has 001, 002, 003, 004.
            NoRevision | @AfterUpgrade("base") of NoRevisionTestCases.asserted(): 'base' is no revision.
            Empty | @AfterUpgrade of EmptyTestCases.asserted() names no revision.
            WrongParameter | @BeforeRevision of WrongParameterTestCases.rows(String): a parameter is a MigrationScenario, a Connection, a DSLContext, the Revision or the History; String is none of them.
            NeverCalled | @AfterUpgrade of NeverCalledTestCases.asserted() is never called: dev.palindrome.junit.ScenarioBadInputTest$NeverCalledTestCases does not implement DataMigrationContract.
            NeverInserted | @BeforeRevision of NeverInsertedTestCases.rows() is never called: dev.palindrome.junit.ScenarioBadInputTest$NeverInsertedTestCases has no @RevisionTest and implements no DataMigrationContract.
            NoDowngrade | @AfterDowngrade of NoDowngradeTestCases.asserted() is never called: revision 002 (add label) has no downgrade.
            Nothing | dev.palindrome.junit.ScenarioBadInputTest$NothingTestCases implements DataMigrationContract and has no method with @BeforeRevision, @AfterUpgrade or @AfterDowngrade, so nothing would be tested.
            UnknownTarget | @StartAt("099") of stands: There is no revision '099' in this history. It has 001, 002, 003, 004.
            NothingBefore | @StartBefore("base") of stands: Nothing stands before 'base'.
            WrongType | @StartAt("002") stands at a Connection of stands; it positions a MigrationScenario.
            ContradictingPlaces | @StartAt("001") and @StartBefore("003") contradict each other; give one.
            OnceForAll | A MigrationScenario lasts for one test, so prepare of dev.palindrome.junit.ScenarioBadInputTest$OnceForAllTestCases cannot have one. Take it in the test method, or in a method with @BeforeEach.
            ContradictingRevision | @StartAt("001") contradicts the revision that stands is a test of; leave it out, or make it a @Test.
            UnknownRevisionOfTest | @RevisionTest("099") of UnknownRevisionOfTestTestCases.stands(MigrationScenario): There is no revision '099' in this history. It has 001, 002, 003, 004.
            ContradictingRange | @RevisionTest of ContradictingRangeTestCases.stands(MigrationScenario): value, and from and to, contradict each other; give one of them.
            UnknownRange | @RevisionTest of UnknownRangeTestCases.stands(MigrationScenario): There is no revision '099' in this history. It has 001, 002, 003, 004.
            Unregistered | dev.palindrome.junit.ScenarioBadInputTest$UnregisteredTestCases needs @MigrationTest, or a static MigrationExtension with @RegisterExtension.
            """)
    void isRefused(String testCases, String message) throws ClassNotFoundException {
        Throwable failure = TestRun.of(Class.forName(getClass().getName() + "$" + testCases + "TestCases"))
                .failure();

        assertThat(configurationProblem(failure)).hasMessage(message);
    }

    /** JUnit wraps what a parameter's resolution throws. */
    private static Throwable configurationProblem(Throwable failure) {
        Throwable problem = failure;
        while (!(problem instanceof ExtensionConfigurationException)) {
            assertThat(problem.getCause()).as(failure.toString()).isNotNull();
            problem = problem.getCause();
        }
        assertThat(failure.getMessage()).endsWith(problem.getMessage());
        return problem;
    }
}
