package dev.palindrome.junit;

import dev.palindrome.database.ServerSpec;
import dev.palindrome.finding.Severity;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a test class proves on one server, and how strictly: what {@link MigrationTest}, the builder and configuration parameters
 * together make.
 *
 * @param proven what is proven and where; test classes that agree on this share one walk
 * @param accepted file of accepted findings, or null for the one in the working directory, if it is there
 * @param checks which checks are on
 * @param failOn least severity that fails a test
 */
record MigrationConfiguration(Proven proven, @Nullable Path accepted, CheckSettings checks, Severity failOn) {
    /**
     * What is proven and where.
     *
     * @param leftOut checks that are not run because they are off
     */
    record Proven(
            HistorySettings history,
            ServerSpec server,
            List<Path> before,
            SelectionSettings selection,
            DataSettings data,
            ModelSettings model,
            Set<Check> leftOut) {
        Proven {
            before = List.copyOf(before);
            leftOut = Set.copyOf(leftOut);
        }
    }

    ServerSpec server() {
        return proven.server();
    }
}
