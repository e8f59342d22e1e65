package dev.palindrome.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/** Test classes that another engine ran, and what came of them. */
record TestRun(EngineExecutionResults results) {
    static final Map<String, String> PARALLEL = Map.of(
            "junit.jupiter.execution.parallel.enabled", "true",
            "junit.jupiter.execution.parallel.mode.default", "concurrent",
            "junit.jupiter.execution.parallel.config.strategy", "fixed",
            "junit.jupiter.execution.parallel.config.fixed.parallelism", "4");

    static TestRun of(Class<?>... classes) {
        return of(Map.of(), classes);
    }

    static TestRun inParallel(Class<?>... classes) {
        return of(PARALLEL, classes);
    }

    static TestRun of(Map<String, String> parameters, Class<?>... classes) {
        EngineTestKit.Builder builder = EngineTestKit.engine("junit-jupiter");
        for (Class<?> each : classes) {
            builder.selectors(selectClass(each));
        }
        parameters.forEach(builder::configurationParameter);
        return new TestRun(builder.execute());
    }

    /** Exactly so many tests ran, and none failed. */
    TestRun succeeds(int tests) {
        assertThat(failures()).isEmpty();
        assertThat(results.testEvents().succeeded().count()).isEqualTo(tests);
        return this;
    }

    /** Messages of what failed, containers included, by display name. */
    Map<String, String> failures() {
        Map<String, String> failures = new TreeMap<>();
        for (Event event : results.allEvents().failed().list()) {
            failures.put(
                    event.getTestDescriptor().getDisplayName(),
                    String.valueOf(failure(event).getMessage()));
        }
        return failures;
    }

    /** The one failure that there is. */
    Throwable failure() {
        List<Event> failed = results.allEvents().failed().list();
        assertThat(failed).hasSize(1);
        return failure(failed.get(0));
    }

    List<String> succeeded() {
        return results.testEvents().succeeded().stream()
                .map(event -> event.getTestDescriptor().getDisplayName())
                .toList();
    }

    private static Throwable failure(Event event) {
        return event.getRequiredPayload(TestExecutionResult.class)
                .getThrowable()
                .orElseThrow();
    }
}
