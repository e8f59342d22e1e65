package dev.palindrome.junit;

import dev.palindrome.finding.Severity;
import dev.palindrome.proof.Shard;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one source (an annotation, a builder, configuration parameters) says of what to prove and how. What it leaves open, the next one
 * may say.
 */
record Settings(
        HistorySettings history,
        ServerSettings server,
        List<Path> before,
        @Nullable Path accepted,
        CheckSettings checks,
        SelectionSettings selection,
        DataSettings data,
        ModelSettings model,
        @Nullable Severity failOn) {
    Settings {
        before = List.copyOf(before);
    }

    static Settings of(MigrationTest annotation) {
        Values values = Values.ofAnnotation();
        return new Settings(
                new HistorySettings(
                        List.of(annotation.locations()),
                        values.path(annotation.directory()),
                        values.text(annotation.layout())),
                new ServerSettings(
                        annotation.server(),
                        values.majors("postgres", List.of(annotation.postgres())),
                        values.text(annotation.image()),
                        values.text(annotation.url()),
                        values.text(annotation.user()),
                        values.text(annotation.password())),
                List.of(annotation.before()).stream().map(Path::of).toList(),
                values.path(annotation.accepted()),
                CheckSettings.of(Set.of(annotation.checks()), Set.of(annotation.without()), "@MigrationTest"),
                SelectionSettings.of(
                        values.text(annotation.from()),
                        values.text(annotation.to()),
                        List.of(annotation.only()),
                        values.text(annotation.since()),
                        values.text(annotation.shard())),
                new DataSettings(values.single("seed", annotation.seed()), values.rows("rows", annotation.rows())),
                ModelSettings.of(values.text(annotation.model()), List.of(annotation.entities())),
                values.single("failOn", annotation.failOn()));
    }

    /** These settings, and where they say nothing, the other ones. */
    Settings orElse(Settings other) {
        return new Settings(
                history.orElse(other.history),
                server.orElse(other.server),
                before.isEmpty() ? other.before : before,
                accepted == null ? other.accepted : accepted,
                checks.orElse(other.checks),
                selection.orElse(other.selection),
                data.orElse(other.data),
                model.orElse(other.model),
                failOn == null ? other.failOn : failOn);
    }

    /** A configuration for each version of PostgreSQL that is asked for; one when none is. */
    List<MigrationConfiguration> configurations() {
        return server.specs(System.getenv()).stream()
                .map(spec -> new MigrationConfiguration(
                        new MigrationConfiguration.Proven(
                                history, spec, before, selection, data, model, checks.leftOut()),
                        accepted,
                        checks,
                        failOn == null ? Severity.ERROR : failOn))
                .toList();
    }

    /** What is read of the environment last of all. */
    static Settings ofEnvironment(@Nullable String shard) {
        return new Settings(
                HistorySettings.NONE,
                ServerSettings.NONE,
                List.of(),
                null,
                CheckSettings.NONE,
                new SelectionSettings(null, null, List.of(), null, shard == null ? null : Shard.parse(shard)),
                DataSettings.NONE,
                ModelSettings.NONE,
                null);
    }
}
