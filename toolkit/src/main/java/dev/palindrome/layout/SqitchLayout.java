package dev.palindrome.layout;

import dev.palindrome.finding.Code;
import dev.palindrome.finding.Finding;
import dev.palindrome.finding.Place;
import dev.palindrome.layout.SqitchPlan.Change;
import dev.palindrome.layout.SqitchPlan.Dependency;
import dev.palindrome.revision.Body;
import dev.palindrome.revision.CommandBody;
import dev.palindrome.revision.SqlBody;
import dev.palindrome.revision.SqlBody.TransactionMode;
import dev.palindrome.script.PsqlScript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * sqitch: {@code sqitch.plan} with the changes in order, and a script for each in {@code deploy} and {@code revert}.
 *
 * <p>As {@code App::Sqitch::Plan} has it: the plan's order is that of the deployment, a change that is reworked keeps its earlier scripts
 * as {@code change@tag.sql}. A script runs as psql runs it: each statement commits by itself, and scripts carry their own {@code BEGIN}
 * and {@code COMMIT}. One that needs more of psql than {@code \set} is run by psql itself.
 */
final class SqitchLayout implements Layout {
    static final String NAME = "sqitch";

    private static final String PLAN = "sqitch.plan";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String example() {
        return "sqitch.plan with deploy/users.sql and revert/users.sql";
    }

    @Override
    public boolean recognises(DirectoryListing listing) {
        return listing.files().contains(SqitchConfig.FILE) || listing.files().contains(PLAN);
    }

    @Override
    public boolean mayMean(DirectoryListing listing) {
        return listing.directories().contains("deploy") && listing.directories().contains("revert");
    }

    @Override
    public History load(Path directory, Reading reading) {
        Problems problems = reading.problems();
        SqitchConfig config = config(directory, reading);
        String engine = config.get("engine", "pg");
        if (!engine.equals("pg")) {
            problems.add(
                    Code.CONFIGURATION_INVALID,
                    Place.of(SqitchConfig.FILE),
                    "The engine in " + SqitchConfig.FILE + " is " + engine + ", not pg.",
                    "Only projects for PostgreSQL can be read.");
        }
        Path top = directory.resolve(config.get("top_dir", "."));
        Path planFile =
                config.find("plan_file") == null ? top.resolve(PLAN) : directory.resolve(config.get("plan_file", PLAN));
        SourceFile plan = SourceFile.of(directory, planFile.normalize());
        String text = reading.source().read(plan);
        List<Change> changes = text == null ? List.of() : SqitchPlan.parse(plan, text, problems);
        Scripts scripts = new Scripts(directory, top.normalize(), config, reading);
        Map<Change, String> ids = new HashMap<>();
        List<Draft> drafts = new ArrayList<>();
        List<Finding> notes = new ArrayList<>();
        for (Change change : changes) {
            String name = scripts.name(change);
            ids.put(change, name);
            Draft draft = draft(change, name, scripts, plan, ids, notes, problems);
            if (draft != null) {
                drafts.add(draft);
            }
        }
        scripts.reportUnplanned(problems);
        if (drafts.isEmpty() && !problems.hasErrors()) {
            problems.add(Line.empty(directory, this));
        }
        reading.settings().checkRevisions(drafts, id -> id, problems);
        var graph = Line.graph(drafts, id -> id, problems);
        notes.forEach(problems::add);
        return new History(
                NAME,
                directory,
                graph,
                List.of(),
                Map.of(),
                reading.settings().text("initSql"),
                reading.settings().list("schemas"),
                new History.Bookkeeping(
                        config.get("registry", "sqitch"),
                        "changes",
                        "change_id text PRIMARY KEY, script_hash text UNIQUE, change text NOT NULL, project text NOT NULL, note text"
                                + " NOT NULL DEFAULT '', committed_at timestamptz NOT NULL DEFAULT clock_timestamp(), committer_name"
                                + " text NOT NULL, committer_email text NOT NULL, planned_at timestamptz NOT NULL, planner_name text"
                                + " NOT NULL, planner_email text NOT NULL"),
                problems.findings());
    }

    private static SqitchConfig config(Path directory, Reading reading) {
        Path path = directory.resolve(SqitchConfig.FILE);
        String text = Files.exists(path) ? reading.source().read(SourceFile.of(directory, path)) : "";
        return SqitchConfig.parse(SourceFile.of(directory, path), text == null ? "" : text, reading.problems());
    }

    private static @Nullable Draft draft(
            Change change,
            String id,
            Scripts scripts,
            SourceFile plan,
            Map<Change, String> ids,
            List<Finding> notes,
            Problems problems) {
        Place place = Place.of(plan.name(), change.line(), 0);
        Body upgrade = scripts.body("deploy", change, id);
        if (upgrade == null) {
            problems.add(
                    Code.FILE_UNREADABLE,
                    place,
                    "The change " + change.name() + " in line " + change.line() + " of " + plan.name()
                            + " has no script " + scripts.shown("deploy", change, id) + ".",
                    "Write it, or take the change out of the plan.");
            return null;
        }
        Body downgrade = scripts.body("revert", change, id);
        Declarations declared = new Declarations(id, problems);
        scripts.declare(declared, upgrade, "deploy", change, id);
        if (downgrade != null) {
            scripts.declare(declared, downgrade, "revert", change, id);
        }
        List<String> needs = new ArrayList<>();
        for (Dependency dependency : change.dependencies()) {
            Change needed = dependency.change();
            if (dependency.external()) {
                notes.add(Finding.of(
                                Code.DEPENDENCY_ELSEWHERE,
                                place,
                                "The change " + id + (dependency.conflict() ? " conflicts with " : " requires ")
                                        + dependency.text() + " of another project, which is not looked at.",
                                dependency.conflict() ? null : "Give what it needs with --before FILE.")
                        .about(id));
            } else if (!dependency.conflict() && needed != null) {
                needs.add(String.valueOf(ids.get(needed)));
            }
        }
        declared.dependsOn(needs);
        String description = change.note().lines().findFirst().orElse("").strip();
        return new Draft(id, id, description, upgrade, downgrade, declared);
    }

    /** The scripts of a project. */
    private static final class Scripts {
        private final Path directory;
        private final Path top;
        private final SqitchConfig config;
        private final Reading reading;
        private final Set<Path> planned = new HashSet<>();

        Scripts(Path directory, Path top, SqitchConfig config, Reading reading) {
            this.directory = directory;
            this.top = top;
            this.config = config;
            this.reading = reading;
        }

        /** A reworked change has the first tag whose script exists behind its name, as sqitch looks for it. */
        String name(Change change) {
            List<String> tags = change.reworkTags();
            for (String tag : tags) {
                if (Files.exists(path("deploy", change, change.name() + "@" + tag))) {
                    return change.name() + "@" + tag;
                }
            }
            return tags.isEmpty() ? change.name() : change.name() + "@" + tags.get(0);
        }

        String shown(String kind, Change change, String name) {
            return SourceFile.nameFrom(directory, path(kind, change, name));
        }

        @Nullable
        Body body(String kind, Change change, String name) {
            Path path = path(kind, change, name);
            planned.add(path);
            SourceFile file = SourceFile.of(directory, path);
            String text = Files.exists(path) ? reading.source().read(file) : null;
            if (text == null) {
                return null;
            }
            Map<String, String> variables = new LinkedHashMap<>(config.variables(kind));
            variables.put("registry", config.get("registry", "sqitch"));
            PsqlScript script = PsqlScript.read(file.name(), text, variables);
            if (script.command() == null) {
                return new SqlBody(file.name(), path, script.sql(), 1, TransactionMode.PSQL, null);
            }
            List<String> command = new ArrayList<>(List.of(
                    config.get("client", "psql"),
                    "--quiet",
                    "--no-psqlrc",
                    "--no-align",
                    "--tuples-only",
                    "--set",
                    "ON_ERROR_STOP=1"));
            new TreeMap<>(variables).forEach((key, value) -> command.addAll(List.of("--set", key + "=" + value)));
            command.addAll(List.of(
                    "--file",
                    directory.toAbsolutePath().relativize(path.toAbsolutePath()).toString()));
            return new CommandBody(command, directory.toAbsolutePath(), file.name(), null, null);
        }

        void declare(Declarations declared, Body body, String kind, Change change, String name) {
            Path path = path(kind, change, name);
            if (body instanceof SqlBody script) {
                declared.add(script);
            } else {
                String text = reading.source().read(SourceFile.of(directory, path));
                declared.add(SqlBody.of(body.name(), text == null ? "" : text));
            }
        }

        /** Scripts that no line of the plan names. */
        void reportUnplanned(Problems problems) {
            for (String kind : List.of("deploy", "revert")) {
                Path below = directory(kind, false);
                if (!Files.isDirectory(below)) {
                    continue;
                }
                try (Stream<Path> files = Files.walk(below)) {
                    files.filter(file -> file.toString().endsWith("." + extension()) && !planned.contains(file))
                            .sorted()
                            .forEach(file -> problems.add(
                                    Code.FILE_IGNORED,
                                    Place.of(SourceFile.nameFrom(directory, file)),
                                    SourceFile.nameFrom(directory, file)
                                            + " is ignored: the plan does not have its change.",
                                    "Add it to the plan (sqitch add), or delete the script."));
                } catch (IOException e) {
                    throw Problems.refuse(
                            Code.FILE_UNREADABLE,
                            Place.of(below.toString()),
                            "The directory " + below + " cannot be read: " + SourceReader.reason(e) + ".",
                            "Make it readable for this user.");
                }
            }
        }

        private Path path(String kind, Change change, String name) {
            return directory(kind, !change.reworkTags().isEmpty())
                    .resolve(name + "." + extension())
                    .normalize();
        }

        private String extension() {
            return config.get("extension", "sql");
        }

        private Path directory(String kind, boolean reworked) {
            String configured = config.find((reworked ? "reworked_" : "") + kind + "_dir");
            if (configured != null) {
                return directory.resolve(configured).normalize();
            }
            String reworkedTop = reworked ? config.find("reworked_dir") : null;
            return (reworkedTop == null ? top : directory.resolve(reworkedTop))
                    .resolve(kind)
                    .normalize();
        }
    }
}
