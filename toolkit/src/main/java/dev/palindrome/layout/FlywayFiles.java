package dev.palindrome.layout;

import dev.palindrome.finding.Code;
import dev.palindrome.finding.Place;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.flywaydb.core.api.migration.JavaMigration;

/** Tells the scripts among a location's files from what belongs to them and from what only lies there, and reads them. */
final class FlywayFiles {
    private static final String CONF = ".conf";
    private static final Pattern SOURCE = Pattern.compile("(.*)\\.(?:java|kt|kts|groovy|scala)");
    private static final Pattern LIKE_SCRIPT = Pattern.compile("[VUB][0-9][0-9._]*__.*|R__.*");

    private final FlywaySettings settings;
    private final Reading reading;
    private final FlywayScripts scripts;
    private final List<String> classes;

    FlywayFiles(FlywaySettings settings, Reading reading, Collection<JavaMigration> migrations) {
        this.settings = settings;
        this.reading = reading;
        this.scripts = new FlywayScripts(settings, reading);
        this.classes = migrations.stream()
                .map(migration -> migration.getClass().getSimpleName())
                .toList();
    }

    void addTo(FlywayCatalog catalog, List<SourceFile> files) {
        Map<String, SourceFile> confs = new LinkedHashMap<>();
        files.stream().filter(file -> file.name().endsWith(CONF)).forEach(file -> confs.put(file.name(), file));
        for (SourceFile file : files) {
            if (file.name().endsWith(CONF)) {
                continue;
            }
            FlywayName name = FlywayName.parse(file.fileName(), settings);
            if (name != null) {
                catalog.add(name, scripts.read(file, name, confs.remove(file.name() + CONF)));
            } else if (Seeds.isIn(file.name())) {
                continue;
            } else if (FlywayName.hasSuffix(file.fileName(), settings)) {
                confs.remove(file.name() + CONF);
                noRevision(file);
            } else {
                noScript(file);
            }
        }
        confs.values().stream()
                .filter(conf -> LIKE_SCRIPT.matcher(conf.fileName()).matches())
                .forEach(conf -> ignored(
                        conf,
                        "it configures a script " + withoutConf(conf.fileName()) + ", which is not there.",
                        "Rename or delete it."));
    }

    private void noRevision(SourceFile file) {
        FlywayNearMiss nearMiss = FlywayNearMiss.of(file.fileName(), settings);
        if (nearMiss == null) {
            ignored(
                    file,
                    "its name does not begin with " + settings.versionedPrefix() + ", " + settings.undoPrefix() + ", "
                            + settings.repeatablePrefix() + " or " + settings.baselinePrefix()
                            + " as Flyway's names do.",
                    "Rename it if it is a revision, or move it out of the location.");
        } else {
            reading.problems()
                    .add(
                            Code.FILE_LOOKS_LIKE_REVISION,
                            Place.of(file.name()),
                            file.name() + " looks like a revision, but Flyway passes over it: " + nearMiss.why() + ".",
                            "Name it " + nearMiss.rightName() + ", or move it out of the location.");
        }
    }

    private void noScript(SourceFile file) {
        var source = SOURCE.matcher(file.fileName());
        if (source.matches() && LIKE_SCRIPT.matcher(file.fileName()).matches()) {
            if (!classes.contains(source.group(1))) {
                ignored(
                        file,
                        "it is the source of a revision whose class is not on the class path.",
                        "Compile it, and name the directory of its class with --classpath or the key classpath in "
                                + Settings.FILE + ".");
            }
        } else if (LIKE_SCRIPT.matcher(file.fileName()).matches()) {
            ignored(
                    file,
                    "it does not end in " + String.join(" or ", settings.suffixes()) + ".",
                    "Rename it if it is a revision, or move it out of the location.");
        } else {
            StrayFiles.report(file.name(), FlywayLayout.NAME, reading.problems());
        }
    }

    private void ignored(SourceFile file, String why, String remedy) {
        reading.problems().add(Code.FILE_IGNORED, Place.of(file.name()), file.name() + " is ignored: " + why, remedy);
    }

    private static String withoutConf(String fileName) {
        return fileName.substring(0, fileName.length() - CONF.length());
    }
}
