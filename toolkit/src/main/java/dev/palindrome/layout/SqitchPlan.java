package dev.palindrome.layout;

import dev.palindrome.finding.Code;
import dev.palindrome.finding.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code sqitch.plan}, read as {@code App::Sqitch::Plan} reads it: pragmas, an empty line, then changes and tags in the order in which
 * they are deployed.
 */
final class SqitchPlan {
    /** POSIX punctuation without the underscore. */
    private static final String PUNCTUATION = "\\-!\"#$%&'()*+,./:;<=>?@\\[\\\\\\]^`{|}~";

    private static final String NAME = "(?![" + PUNCTUATION
            + "])(?:(?![~/=%^][0-9]+(?:$|[ \\t]))[^\\s:@#\\\\\\[\\]])+(?<![" + PUNCTUATION + "])\\b";
    private static final String TIME = "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z";
    private static final Pattern TIME_STAMP = Pattern.compile(TIME);
    private static final Pattern PRAGMA = Pattern.compile(
            "[ \\t]*%[ \\t]*([^" + PUNCTUATION + "](?:[^\\s=]*?[^\\s" + PUNCTUATION + "])?)(?:[ \\t]*=[ \\t]*(.+))?");
    private static final Pattern LINE = Pattern.compile("[ \\t]*(?:(@)|[ \\t]*([+-])[ \\t]*)?(" + NAME
            + ")(?:[ \\t]+)?(?:\\[([^]]+)][ \\t]*)?(" + TIME + "[ \\t]*)?([^<]+[ \\t]+<[^>]+>)?");
    private static final Pattern DEPENDENCY = Pattern.compile(
            "(!?)(?:(" + NAME + "):)?(?:([0-9a-f]{40})|(" + NAME + ")(?:@(" + NAME + "))?|@(" + NAME + "))");

    /**
     * A change.
     *
     * @param name as the plan has it; two instances of a reworked change have the same
     * @param note its note, or empty
     * @param dependencies in the order written
     * @param line 1-based
     * @param tags names of the tags that follow it directly, without their {@code @}
     * @param reworkTags the tags between it and its next instance, the last first; empty unless it is reworked
     */
    record Change(
            String name,
            String note,
            List<Dependency> dependencies,
            int line,
            List<String> tags,
            List<String> reworkTags) {}

    /**
     * What a change needs, or must not meet.
     *
     * @param text as written
     * @param change the instance in this plan, or null when it belongs to another project or stands later
     */
    record Dependency(
            String text, boolean conflict, @Nullable Change change, boolean external) {}

    private final SourceFile file;
    private final Problems problems;
    private final List<Change> changes = new ArrayList<>();
    private final Map<String, Integer> tagged = new HashMap<>();
    private final Map<String, Integer> tagLine = new HashMap<>();
    private final Map<String, Integer> sinceTag = new HashMap<>();
    private @Nullable String project;

    private SqitchPlan(SourceFile file, Problems problems) {
        this.file = file;
        this.problems = problems;
    }

    /** The changes in order; what is wrong is noted. */
    static List<Change> parse(SourceFile file, String text, Problems problems) {
        SqitchPlan plan = new SqitchPlan(file, problems);
        plan.read(text.split("\r?\n", -1));
        return plan.changes;
    }

    private void read(String[] lines) {
        int number = 0;
        boolean header = true;
        for (String whole : lines) {
            number++;
            int hash = whole.indexOf('#');
            String line = (hash < 0 ? whole : whole.substring(0, hash)).stripTrailing();
            String note = hash < 0 ? "" : unescape(whole.substring(hash + 1).strip());
            if (line.isBlank()) {
                header &= hash >= 0;
            } else if (header) {
                pragma(line, number);
            } else if (LINE.matcher(line).matches()) {
                entry(line, note, number);
            } else {
                invalid(number, line);
            }
        }
        if (project == null) {
            problem(
                    0,
                    file.name() + " has no %project pragma in its head.",
                    "Write %project=NAME above the first empty line.");
        }
    }

    private void pragma(String line, int number) {
        Matcher matcher = PRAGMA.matcher(line);
        if (!matcher.matches()) {
            problem(
                    number,
                    "Line " + number + " of " + file.name() + " is no pragma: " + line.strip(),
                    "Leave an empty line between the pragmas (%name=value) and the changes.");
        } else if (matcher.group(1).equals("project")) {
            project = matcher.group(2);
            if (project == null || !project.matches(NAME)) {
                problem(
                        number,
                        "The project name " + project + " in line " + number + " of " + file.name() + " is invalid.",
                        "A name has no blank and none of @ : # \\ in it, and neither begins nor ends with punctuation.");
            }
        }
    }

    private void entry(String line, String note, int number) {
        Matcher matcher = LINE.matcher(line);
        if (!matcher.matches()) {
            throw new IllegalStateException(line);
        }
        String name = matcher.group(3);
        boolean tag = matcher.group(1) != null;
        if (matcher.group(5) == null && TIME_STAMP.matcher(line).find()) {
            invalid(number, line);
        } else if (matcher.group(5) == null || matcher.group(6) == null) {
            problem(
                    number,
                    "Line " + number + " of " + file.name() + " lacks "
                            + (matcher.group(5) != null
                                    ? "the planner's name and e-mail address"
                                    : matcher.group(6) != null
                                            ? "its time stamp"
                                            : "its time stamp and the planner's name and e-mail address")
                            + ": " + line.strip(),
                    "Write it as sqitch does: name [dependencies] 2026-01-31T12:00:00Z Name <e-mail> # note.");
        } else if (name.equals("ROOT") || name.equals("HEAD")) {
            problem(
                    number,
                    "Line " + number + " of " + file.name() + " gives the name " + name + ", which is reserved.",
                    "Give it another name.");
        } else if (name.matches("[0-9a-f]{40}.*")) {
            problem(
                    number,
                    "The name " + name + " in line " + number + " of " + file.name() + " looks like a change's id.",
                    "Give it another name.");
        } else if (tag) {
            tag(name, matcher.group(4), number);
        } else {
            change(name, note, matcher.group(4), "-".equals(matcher.group(2)), number);
        }
    }

    private void tag(String name, @Nullable String dependencies, int number) {
        Integer before = tagLine.putIfAbsent(name, number);
        if (changes.isEmpty()) {
            problem(
                    number,
                    "The tag @" + name + " in line " + number + " of " + file.name() + " has no change before it.",
                    "Write it below the change that it marks.");
        } else if (before != null) {
            problem(
                    number,
                    "The tag @" + name + " in line " + number + " of " + file.name() + " stands in line " + before
                            + " already.",
                    "Give it another name.");
        } else if (dependencies != null || name.contains("/")) {
            problem(
                    number,
                    "The tag @" + name + " in line " + number + " of " + file.name() + " has "
                            + (dependencies == null ? "a / in its name" : "dependencies") + ", which sqitch refuses.",
                    dependencies == null ? "Give it another name." : "Give them to a change.");
        } else {
            tagged.put(name, changes.size() - 1);
            changes.get(changes.size() - 1).tags().add(name);
            sinceTag.clear();
        }
    }

    private void change(String name, String note, @Nullable String dependencies, boolean revert, int number) {
        if (revert) {
            problem(
                    number,
                    "Line " + number + " of " + file.name() + " plans to revert " + name + ", which is not understood.",
                    "Rework the change instead (sqitch rework), or take the line out.");
            return;
        }
        Integer before = sinceTag.putIfAbsent(name, number);
        if (before != null) {
            problem(
                    number,
                    "The change " + name + " in line " + number + " of " + file.name() + " stands in line " + before
                            + " already, with no tag between.",
                    "Give it another name, or tag the plan (sqitch tag) before it is reworked.");
            return;
        }
        Change earlier = last(name, changes.size());
        List<Dependency> needs = dependencies == null ? List.of() : dependencies(name, dependencies, number);
        if (earlier != null) {
            for (int i = changes.size() - 1; i >= changes.indexOf(earlier); i--) {
                earlier.reworkTags().addAll(changes.get(i).tags());
            }
        }
        changes.add(new Change(name, note, needs, number, new ArrayList<>(), new ArrayList<>()));
    }

    private List<Dependency> dependencies(String name, String written, int number) {
        List<Dependency> dependencies = new ArrayList<>();
        Set<String> seen = new LinkedHashSet<>();
        for (String text : written.strip().split("[ \\t]+")) {
            Matcher matcher = DEPENDENCY.matcher(text);
            if (!matcher.matches()) {
                problem(
                        number,
                        "The dependency '" + text + "' of " + name + " in line " + number + " of " + file.name()
                                + " is invalid.",
                        "Write change, change@tag, @tag or project:change, with a ! before it for a conflict.");
            } else if (!seen.add(text)) {
                problem(
                        number,
                        "The change " + name + " in line " + number + " of " + file.name() + " names " + text
                                + " twice.",
                        "Name it once.");
            } else {
                resolve(name, matcher, number, dependencies);
            }
        }
        return dependencies;
    }

    private void resolve(String name, Matcher matcher, int number, List<Dependency> dependencies) {
        String text = matcher.group();
        boolean conflict = !matcher.group(1).isEmpty();
        String other = matcher.group(2);
        if (matcher.group(3) != null || (other != null && !other.equals(project))) {
            dependencies.add(new Dependency(text, conflict, null, true));
            return;
        }
        String tag = matcher.group(5) == null ? matcher.group(6) : matcher.group(5);
        Integer upTo = tag == null ? Integer.valueOf(changes.size() - 1) : tagged.get(tag);
        Change found = null;
        if (upTo != null) {
            found = matcher.group(4) == null ? changes.get(upTo) : last(matcher.group(4), upTo + 1);
        }
        if (conflict && found != null) {
            problem(
                    number,
                    "The change " + name + " in line " + number + " of " + file.name() + " conflicts with "
                            + found.name() + " (line " + found.line()
                            + "), which is deployed before it: sqitch would not deploy it.",
                    "Take the conflict out, or the change that it is about.");
        } else if (!conflict && found == null) {
            problem(
                    number,
                    "The change " + name + " in line " + number + " of " + file.name() + " requires " + text + ", "
                            + (name.equals(matcher.group(4)) && tag == null
                                    ? "which is itself."
                                    : "which does not stand before it in the plan."),
                    "Correct the dependency, or move one of the lines.");
        }
        dependencies.add(new Dependency(text, conflict, found, false));
    }

    /** The last instance of a change among the first of the plan, or null. */
    private @Nullable Change last(String name, int among) {
        for (int i = among - 1; i >= 0; i--) {
            if (changes.get(i).name().equals(name)) {
                return changes.get(i);
            }
        }
        return null;
    }

    private static String unescape(String note) {
        return note.replaceAll("(?<!\\\\)((?:\\\\\\\\)*)\\\\n", "$1\n").replace("\\\\", "\\");
    }

    private void invalid(int number, String line) {
        problem(
                number,
                "Line " + number + " of " + file.name() + " is neither a change nor a tag: " + line.strip(),
                "Write it as sqitch does: name [dependencies] 2026-01-31T12:00:00Z Name <e-mail> # note. A name has no blank and none"
                        + " of @ : # \\ [ ] in it, and neither begins nor ends with punctuation.");
    }

    private void problem(int number, String message, String remedy) {
        problems.add(Code.DIRECTIVE_INVALID, Place.of(file.name(), number, 0), message, remedy);
    }
}
