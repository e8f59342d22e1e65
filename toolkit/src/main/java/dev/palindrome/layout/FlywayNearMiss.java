package dev.palindrome.layout;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A script's name that only looks right: Flyway passes over such a file without a word.
 *
 * @param why what is wrong with it
 * @param rightName what it should be called
 */
record FlywayNearMiss(String why, String rightName) {
    /** What is wrong with a name that has the suffix of scripts but is no revision's; null when it looks like none. */
    static @Nullable FlywayNearMiss of(String fileName, FlywaySettings settings) {
        String suffix = settings.suffixes().stream()
                .filter(each -> fileName.regionMatches(true, fileName.length() - each.length(), each, 0, each.length()))
                .findFirst()
                .orElse("");
        String name = fileName.substring(0, fileName.length() - suffix.length());
        String end = fileName.substring(name.length());
        for (String prefix :
                new String[] {settings.versionedPrefix(), settings.undoPrefix(), settings.baselinePrefix()}) {
            FlywayNearMiss versioned = versioned(name, prefix, end, settings);
            if (versioned != null) {
                return versioned;
            }
        }
        FlywayNearMiss repeatable = repeatable(name, end, settings);
        return repeatable != null ? repeatable : withoutPrefix(name, end, settings);
    }

    private static @Nullable FlywayNearMiss versioned(String name, String prefix, String end, FlywaySettings settings) {
        if (prefix.isEmpty() || !name.regionMatches(true, 0, prefix, 0, prefix.length())) {
            return null;
        }
        String written = name.substring(0, prefix.length());
        String rest = name.substring(prefix.length());
        Matcher matcher =
                Pattern.compile("^[\\s_.-]*([0-9]+(?:[._][0-9]+)*)(.*)$").matcher(rest);
        if (!matcher.matches()) {
            return rest.startsWith(settings.separator())
                    ? new FlywayNearMiss("it has no version", prefix + "<version>" + rest + end)
                    : null;
        }
        String version = matcher.group(1);
        String title = matcher.group(2).replaceFirst("^[\\s_.-]+", "");
        String right = prefix + version + (title.isEmpty() ? "" : settings.separator() + title) + end;
        int separator = rest.indexOf(settings.separator());
        String before = separator < 0 ? rest : rest.substring(0, separator);
        if (!written.equals(prefix)) {
            return new FlywayNearMiss("it begins with " + written + ", not with " + prefix, right);
        }
        if (separator < 0) {
            return new FlywayNearMiss("there is no " + settings.separator() + " behind its version", right);
        }
        return new FlywayNearMiss("'" + before + "' is no version of digits, dots and underscores", right);
    }

    private static @Nullable FlywayNearMiss repeatable(String name, String end, FlywaySettings settings) {
        String prefix = settings.repeatablePrefix();
        if (prefix.isEmpty() || !name.regionMatches(true, 0, prefix, 0, prefix.length())) {
            return null;
        }
        String rest = name.substring(prefix.length());
        Matcher matcher = Pattern.compile("^([0-9._]*[0-9])?([\\s_.-]+)(.+)$").matcher(rest);
        if (!matcher.matches()) {
            return null;
        }
        String right = prefix + settings.separator() + matcher.group(3) + end;
        if (matcher.group(1) != null) {
            return new FlywayNearMiss("a repeatable script has no version", right);
        }
        return name.startsWith(prefix)
                ? new FlywayNearMiss("there is no " + settings.separator() + " behind " + prefix, right)
                : new FlywayNearMiss(
                        "it begins with " + name.substring(0, prefix.length()) + ", not with " + prefix, right);
    }

    private static @Nullable FlywayNearMiss withoutPrefix(String name, String end, FlywaySettings settings) {
        Matcher matcher =
                Pattern.compile("^([0-9]+(?:[._][0-9]+)*)[\\s_.-]*(.*)$").matcher(name);
        if (!matcher.matches()) {
            return null;
        }
        String title = matcher.group(2).isEmpty() ? "" : settings.separator() + matcher.group(2);
        return new FlywayNearMiss(
                "it does not begin with " + settings.versionedPrefix(),
                settings.versionedPrefix() + matcher.group(1) + title + end);
    }
}
