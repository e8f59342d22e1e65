package dev.palindrome.proof;

import dev.palindrome.database.Server;
import dev.palindrome.finding.Finding;
import dev.palindrome.finding.PalindromeException;
import dev.palindrome.schema.SnapshotFile;
import dev.palindrome.schema.SnapshotReader;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Builds a schema in a scratch database, reads it, and leaves nothing behind. */
final class Building {
    private Building() {}

    /**
     * What scripts build.
     *
     * @param workshops makes the place to work in, on a server
     * @param scripts runs them
     */
    static SourceSchema build(Source.Reading reading, Function<Server, Workshop> workshops, Consumer<Stage> scripts) {
        Server server = reading.server().get();
        // One proof, or one building, at a time: roles belong to the whole server.
        synchronized (server) {
            Workshop workshop = workshops.apply(server);
            RuntimeException failure = null;
            try (Stage stage = workshop.newStage()) {
                scripts.accept(stage);
                SnapshotFile file = new SnapshotFile(
                        stage.read(new SnapshotReader(reading.leftOut(), reading.extras())),
                        server.majorVersion(),
                        reading.extras());
                return new SourceSchema(file, stage.dependencies());
            } catch (RuntimeException e) {
                failure = e;
                throw e;
            } finally {
                settle(workshop, failure);
            }
        }
    }

    /** Takes back what the scripts made of roles and the like. */
    private static void settle(Workshop workshop, @Nullable RuntimeException failure) {
        try {
            workshop.settle();
        } catch (RuntimeException e) {
            if (failure == null) {
                throw e;
            }
            failure.addSuppressed(e);
        }
    }

    /** Goes on if a script ran; else its files are what is wrong. */
    static void require(Attempt attempt) {
        PalindromeException failure = attempt.failure();
        if (failure != null) {
            String remedy = Assumed.remedy(failure);
            Finding first = failure.findings().get(0);
            List<Finding> findings = remedy == null
                    ? failure.findings()
                    : Stream.concat(
                                    Stream.of(with(first, remedy)),
                                    failure.findings().stream().skip(1))
                            .toList();
            throw new PalindromeException(PalindromeException.Category.CONFIGURATION, findings, failure);
        }
    }

    private static Finding with(Finding finding, String remedy) {
        return new Finding(
                finding.code(),
                finding.severity(),
                finding.revision(),
                finding.place(),
                finding.message(),
                finding.changes(),
                Objects.requireNonNull(remedy));
    }
}
