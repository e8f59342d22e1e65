package dev.palindrome.layout;

import dev.palindrome.ReversibleMigration;
import dev.palindrome.Revision;
import dev.palindrome.finding.Code;
import dev.palindrome.finding.Place;
import dev.palindrome.revision.Body;
import dev.palindrome.revision.Direction;
import dev.palindrome.revision.JavaBody;
import dev.palindrome.revision.SqlBody;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;

/** Sorts the scripts and classes of a history by kind and version, and pairs each upgrade with its downgrade. */
final class FlywayCatalog {
    private record Upgrade(
            String description, Body body, @Nullable JavaMigration migration) {}

    private final Problems problems;
    private final Map<MigrationVersion, Upgrade> upgrades = new TreeMap<>();
    private final Map<MigrationVersion, SqlBody> downgrades = new TreeMap<>();
    private final Map<String, SqlBody> repeatables = new TreeMap<>();
    private final Map<MigrationVersion, SqlBody> baselines = new TreeMap<>();
    private final List<String> callbacks = new ArrayList<>();

    FlywayCatalog(Problems problems) {
        this.problems = problems;
    }

    /** Takes a script in. */
    void add(FlywayName name, SqlBody body) {
        switch (name.kind()) {
            case VERSIONED -> upgrade(version(name), new Upgrade(name.description(), body, null));
            case UNDO -> putVersion(downgrades, version(name), body);
            case BASELINE -> putVersion(baselines, version(name), body);
            case REPEATABLE -> repeatable(name.description(), body);
            case CALLBACK -> {
                callbacks.add(body.name());
                problems.add(
                        Code.FILE_IGNORED,
                        Place.of(body.name()),
                        body.name() + " is ignored: it is a callback of Flyway's, and callbacks are not run.",
                        "Put what the schema needs into a revision or a repeatable script.");
            }
        }
    }

    /** Takes a Java revision in. */
    void add(JavaMigration migration) {
        MigrationVersion version = migration.getVersion();
        String name = migration.getClass().getName();
        if (version == null || migration.getType().isBaseline()) {
            problems.add(
                    Code.FILE_IGNORED,
                    new Place(name, 0, 0),
                    "The class " + name + " is ignored: " + (version == null ? "repeatable" : "baseline")
                            + " migrations in Java are not run.",
                    "Write it in SQL, or give it a version.");
            return;
        }
        upgrade(
                version,
                new Upgrade(migration.getDescription(), new JavaBody(migration, Direction.UPGRADE), migration));
    }

    /** The revisions in version order; a downgrade that has no upgrade is noted. */
    List<Draft> drafts() {
        List<Draft> drafts = new ArrayList<>();
        Map<MigrationVersion, SqlBody> lonely = new TreeMap<>(downgrades);
        upgrades.forEach((version, upgrade) -> drafts.add(draft(version, upgrade, lonely.remove(version))));
        lonely.forEach((version, body) -> problems.add(
                Code.DOWNGRADE_WITHOUT_UPGRADE,
                Place.of(body.name()),
                body.name() + " is the downgrade of version " + version + ", which has no upgrade.",
                "Add the upgrade, correct the version, or delete the file."));
        return drafts;
    }

    /** Repeatable scripts by description, as Flyway runs them. */
    List<SqlBody> repeatables() {
        return List.copyOf(repeatables.values());
    }

    /** Baselines by version. */
    Map<String, SqlBody> baselines() {
        Map<String, SqlBody> byVersion = new LinkedHashMap<>();
        baselines.forEach((version, body) -> byVersion.put(version.getVersion(), body));
        return byVersion;
    }

    /** The names of Flyway's SQL callbacks. */
    List<String> callbacks() {
        return List.copyOf(callbacks);
    }

    /** The names of all downgrade scripts. */
    List<String> downgradeNames() {
        return downgrades.values().stream().map(SqlBody::name).toList();
    }

    private Draft draft(MigrationVersion version, Upgrade upgrade, @Nullable SqlBody script) {
        Declarations declared = new Declarations(version.getVersion(), problems);
        if (upgrade.body() instanceof SqlBody sql) {
            declared.add(sql);
        }
        JavaMigration migration = upgrade.migration();
        Revision annotation = migration == null ? null : migration.getClass().getAnnotation(Revision.class);
        if (migration != null && annotation != null) {
            declared.add(migration.getClass(), annotation);
        }
        if (script != null) {
            declared.add(script);
        }
        Body downgrade = script;
        if (migration instanceof ReversibleMigration) {
            downgrade = new JavaBody(migration, Direction.DOWNGRADE);
            if (script != null) {
                problems.add(
                        Code.VERSION_DUPLICATE,
                        Place.of(script.name()),
                        "Version " + version + " has two downgrades: " + script.name() + " and the one in "
                                + migration.getClass().getName() + ".",
                        "Keep one of the two.");
            }
        }
        return new Draft(version.getVersion(), version, upgrade.description(), upgrade.body(), downgrade, declared);
    }

    private void upgrade(MigrationVersion version, Upgrade upgrade) {
        Upgrade other = upgrades.putIfAbsent(version, upgrade);
        if (other != null) {
            duplicate("Version " + version, other.body(), upgrade.body(), "Give one of them another version.");
        }
    }

    private void putVersion(Map<MigrationVersion, SqlBody> bodies, MigrationVersion version, SqlBody body) {
        SqlBody other = bodies.putIfAbsent(version, body);
        if (other != null) {
            duplicate("Version " + version, other, body, "Give one of them another version.");
        }
    }

    private void repeatable(String description, SqlBody body) {
        SqlBody other = repeatables.putIfAbsent(description, body);
        if (other != null) {
            duplicate("The repeatable script '" + description + "'", other, body, "Give one of them another name.");
        }
    }

    private void duplicate(String what, Body first, Body second, String remedy) {
        problems.add(
                Code.VERSION_DUPLICATE,
                second instanceof SqlBody ? Place.of(second.name()) : new Place(second.name(), 0, 0),
                what + " stands twice: in " + first.name() + " and in " + second.name() + ".",
                remedy);
    }

    private static MigrationVersion version(FlywayName name) {
        return Objects.requireNonNull(name.version());
    }
}
