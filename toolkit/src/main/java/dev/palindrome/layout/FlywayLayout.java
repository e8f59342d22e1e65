package dev.palindrome.layout;

import dev.palindrome.finding.Code;
import dev.palindrome.finding.Place;
import dev.palindrome.revision.SqlBody;
import dev.palindrome.revision.SqlBody.TransactionMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.flywaydb.core.api.MigrationVersion;
import org.jspecify.annotations.Nullable;

/** Flyway: {@code V003__seed.sql} with {@code U003__seed.sql} beside it. */
final class FlywayLayout implements Layout {
    static final String NAME = "flyway";

    private static final Pattern SCRIPT = Pattern.compile("^[VUBR][0-9._]*__.*\\.(?i:sql)$");

    /** Exactly the columns that Flyway creates for PostgreSQL. */
    private static final String COLUMNS = """
            "installed_rank" INT NOT NULL,
            "version" VARCHAR(50),
            "description" VARCHAR(200) NOT NULL,
            "type" VARCHAR(20) NOT NULL,
            "script" VARCHAR(1000) NOT NULL,
            "checksum" INTEGER,
            "installed_by" VARCHAR(100) NOT NULL,
            "installed_on" TIMESTAMP NOT NULL DEFAULT now(),
            "execution_time" INTEGER NOT NULL,
            "success" BOOLEAN NOT NULL,
            CONSTRAINT "%s_pk" PRIMARY KEY ("installed_rank")""";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean recognises(DirectoryListing listing) {
        return listing.anyFile(SCRIPT);
    }

    @Override
    public History load(Path directory, Reading reading) {
        Problems problems = reading.problems();
        FlywaySettings settings =
                new FlywaySettings(reading.settings().valuesOf(FlywaySettings.KEYS), Settings.FILE, problems);
        Map<MigrationVersion, SqlBody> upgrades = new TreeMap<>();
        Map<MigrationVersion, SqlBody> downgrades = new TreeMap<>();
        Map<MigrationVersion, FlywayName> names = new TreeMap<>();
        Map<String, SqlBody> repeatables = new TreeMap<>();
        Map<String, SqlBody> baselines = new LinkedHashMap<>();
        for (Path file : files(directory)) {
            SourceFile source = SourceFile.of(directory, file);
            FlywayName name = FlywayName.parse(source.fileName(), settings);
            if (name == null) {
                StrayFiles.report(source.name(), NAME, problems);
                continue;
            }
            SqlBody body = body(source, reading);
            MigrationVersion version = name.version();
            switch (name.kind()) {
                case VERSIONED -> {
                    put(upgrades, Objects.requireNonNull(version), body, problems);
                    names.put(version, name);
                }
                case UNDO -> put(downgrades, Objects.requireNonNull(version), body, problems);
                case REPEATABLE -> repeatables.put(name.description(), body);
                case BASELINE -> baselines.put(Objects.requireNonNull(version).getVersion(), body);
                case CALLBACK -> StrayFiles.report(source.name(), NAME, problems);
            }
        }
        List<Draft> drafts = new ArrayList<>();
        upgrades.forEach((version, up) -> drafts.add(new Draft(
                version.getVersion(),
                version,
                Objects.requireNonNull(names.get(version)).description(),
                up,
                downgrades.remove(version),
                new Declarations(version.getVersion(), problems))));
        downgrades.forEach((version, down) -> problems.add(
                Code.DOWNGRADE_WITHOUT_UPGRADE,
                Place.of(down.name()),
                down.name() + " has no upgrade beside it.",
                "Add it, or delete this file."));
        reading.settings().checkRevisions(drafts, FlywayLayout::version, problems);
        return new History(
                NAME,
                directory,
                Line.graph(drafts, FlywayLayout::version, problems),
                List.copyOf(repeatables.values()),
                baselines,
                settings.initSql(),
                settings.schemas(),
                new History.Bookkeeping(
                        settings.defaultSchema(), settings.table(), COLUMNS.formatted(settings.table())),
                problems.findings());
    }

    private static @Nullable Object version(String id) {
        return FlywayName.version(id);
    }

    private static void put(
            Map<MigrationVersion, SqlBody> bodies, MigrationVersion version, SqlBody body, Problems problems) {
        SqlBody other = bodies.putIfAbsent(version, body);
        if (other != null) {
            problems.add(
                    Code.VERSION_DUPLICATE,
                    Place.of(body.name()),
                    "Version " + version + " stands twice: " + other.name() + " and " + body.name() + ".",
                    "Give one of them another version.");
        }
    }

    private static SqlBody body(SourceFile source, Reading reading) {
        String text = reading.source().read(source);
        String known = text == null ? "" : text;
        return new SqlBody(source.name(), source.path(), known, 1, TransactionMode.DETECT, FlywayChecksum.of(known));
    }

    private static List<Path> files(Path directory) {
        try (Stream<Path> walk = Files.walk(directory)) {
            return walk.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw Problems.refuse(
                    Code.FILE_UNREADABLE,
                    Place.of(directory.toString()),
                    "The directory " + directory + " cannot be read: " + SourceReader.reason(e) + ".",
                    "Make it readable for this user.");
        }
    }
}
