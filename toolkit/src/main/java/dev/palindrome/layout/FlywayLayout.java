package dev.palindrome.layout;

import dev.palindrome.finding.Code;
import dev.palindrome.finding.Finding;
import dev.palindrome.finding.Place;
import dev.palindrome.finding.Severity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.flywaydb.core.api.migration.JavaMigration;

/**
 * Flyway: {@code V003__seed.sql} with {@code U003__seed.sql} beside it, {@code R__} and {@code B__} scripts, Java revisions; in one
 * directory, or in a project's locations.
 */
final class FlywayLayout implements Layout {
    static final String NAME = "flyway";

    /** Where scripts usually are in a project that does not say. */
    private static final List<String> USUAL =
            List.of("", "src/main/resources/db/migration", "db/migration", "migrations", "sql");

    private static final FlywaySettings DEFAULTS = new FlywaySettings(Map.of(), "", new Problems());

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
    public String example() {
        return "V1__create_users.sql and U1__create_users.sql";
    }

    @Override
    public List<String> keys() {
        return FlywaySettings.KEYS;
    }

    @Override
    public boolean hasPlaceholders() {
        return true;
    }

    @Override
    public boolean recognises(DirectoryListing listing) {
        return FlywayConfig.isIn(listing.directory())
                || listing.files().stream().anyMatch(FlywayLayout::isRevision);
    }

    @Override
    public boolean mayMean(DirectoryListing listing) {
        return listing.files().stream()
                .anyMatch(name -> !Character.isDigit(name.charAt(0))
                        && FlywayName.hasSuffix(name, DEFAULTS)
                        && FlywayNearMiss.of(name, DEFAULTS) != null);
    }

    /** A script that the default names make a revision; a version alone ({@code V1.sql}) is left to other layouts. */
    static boolean isRevision(String fileName) {
        FlywayName name = FlywayName.parse(fileName, DEFAULTS);
        return name != null && name.kind() != FlywayName.Kind.CALLBACK && fileName.contains(DEFAULTS.separator());
    }

    /** Kind and version of a script, or kind and description of one without a version. */
    static String versionOf(String fileName) {
        FlywayName name = Objects.requireNonNull(FlywayName.parse(fileName, DEFAULTS));
        return name.kind() + " " + (name.version() == null ? name.description() : name.version());
    }

    @Override
    public History load(Path directory, Reading reading) {
        Problems problems = reading.problems();
        FlywayConfig config = FlywayConfig.read(directory, reading);
        Map<String, String> values = new LinkedHashMap<>(config.values());
        values.putAll(reading.settings().valuesOf(FlywaySettings.KEYS));
        FlywaySettings settings =
                new FlywaySettings(values, config.file() == null ? Settings.FILE : config.file(), problems);
        List<Location> locations = locations(directory, config, settings, reading);
        FlywaySources sources = new FlywaySources(directory, locations, reading);
        FlywayCatalog catalog = new FlywayCatalog(problems);
        List<JavaMigration> migrations =
                new JavaRevisions(reading.classPath().loader(), problems).of(sources.classNames());
        migrations.forEach(catalog::add);
        new FlywayFiles(settings, reading, migrations).addTo(catalog, sources.files());
        List<Draft> drafts = catalog.drafts();
        if (settings.validateMigrationNaming() && !reading.settings().has(Settings.LOCATIONS)) {
            refusedByFlyway(catalog.downgradeNames(), problems);
        }
        if (drafts.isEmpty() && !problems.hasErrors()) {
            empty(locations, directory, problems);
        }
        reading.settings().checkRevisions(drafts, FlywayName::version, problems);
        return new History(
                NAME,
                reading.options().directory() == null ? null : directory,
                Line.graph(drafts, FlywayName::version, problems),
                catalog.repeatables(),
                catalog.baselines(),
                settings.initSql(),
                settings.schemas(),
                new History.Bookkeeping(
                        settings.defaultSchema(), settings.table(), COLUMNS.formatted(settings.table())),
                problems.findings(),
                FlywayRun.of(
                        directory,
                        reading.options().directory() != null,
                        locations,
                        values,
                        migrations,
                        reading.classPath().loader(),
                        catalog.callbacks()),
                Map.of());
    }

    private static List<Location> locations(
            Path directory, FlywayConfig config, FlywaySettings settings, Reading reading) {
        Problems problems = reading.problems();
        List<String> written = reading.options().locations().isEmpty()
                ? settings.locations()
                : reading.options().locations();
        if (written.isEmpty()) {
            return List.of(usual(directory, config, problems));
        }
        Settings.Setting setting = reading.settings().find(Settings.LOCATIONS);
        Place place = !reading.options().locations().isEmpty()
                ? null
                : setting != null ? setting.place() : Place.of(Objects.requireNonNullElse(config.file(), ""));
        List<Location> locations = new ArrayList<>();
        for (String each : written) {
            Location location = Location.parse(each, place, problems);
            if (location != null && !locations.contains(location)) {
                locations.add(location);
            }
        }
        problems.throwIfErrors();
        return locations;
    }

    /** The first usual place in which there are scripts. */
    private static Location usual(Path directory, FlywayConfig config, Problems problems) {
        for (String below : USUAL) {
            Path candidate = directory.resolve(below);
            if (Files.isDirectory(candidate)
                    && DirectoryListing.of(candidate).files().stream().anyMatch(FlywayLayout::isRevision)) {
                if (!below.isEmpty()) {
                    problems.add(Finding.of(
                            Code.LOCATION_CHOSEN,
                            Place.of(below),
                            (config.file() == null ? "No configuration file" : config.file()) + " names no locations: "
                                    + below + " is read.",
                            null));
                }
                return Location.directory(below);
            }
        }
        return Location.directory("");
    }

    private static void refusedByFlyway(List<String> downgrades, Problems problems) {
        if (!downgrades.isEmpty()) {
            problems.add(Finding.of(
                            Code.FILE_IGNORED,
                            Place.of(downgrades.get(0)),
                            "validateMigrationNaming is true, and with it Flyway itself refuses to run beside "
                                    + downgrades.get(0)
                                    + (downgrades.size() == 1 ? "." : " and " + (downgrades.size() - 1) + " more."),
                            "Move the downgrades into a directory that is no location of Flyway's, and name it with both in the key"
                                    + " locations in " + Settings.FILE + ".")
                    .as(Severity.WARNING));
        }
    }

    private static void empty(List<Location> locations, Path directory, Problems problems) {
        String where = String.join(
                ", ",
                locations.stream()
                        .map(location -> location.classPath()
                                ? location.descriptor()
                                : directory.resolve(location.root()).normalize().toString())
                        .toList());
        problems.add(
                Code.HISTORY_EMPTY,
                Place.of(where),
                "There is no revision in " + where + ".",
                "Name the directory in which the scripts are, or add V1__<description>.sql.");
    }
}
