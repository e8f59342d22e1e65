package dev.palindrome.layout;

import dev.palindrome.finding.Code;
import dev.palindrome.finding.Place;
import java.util.Locale;
import java.util.Set;

/**
 * Says what becomes of files that no layout gives a meaning: those that look like scripts are reported, those that every
 * directory has ({@code README.md}, {@code LICENSE}) are passed over.
 */
final class StrayFiles {
    private static final Set<String> SCRIPT_ENDINGS =
            Set.of("sql", "psql", "pgsql", "ddl", "go", "java", "kt", "py", "sh");

    private StrayFiles() {}

    /** Warns of a file that the layout ignores, if it looks as if someone expects it to run. */
    static void report(String name, String layout, Problems problems) {
        if (looksLikeScript(name)) {
            problems.add(
                    Code.FILE_IGNORED,
                    Place.of(name),
                    name + " is ignored: its name does not fit the layout " + layout + ".",
                    "Rename it if it is a revision, or move it out of the directory.");
        }
    }

    /** Whether a file of this name may be expected to run. */
    static boolean looksLikeScript(String name) {
        String fileName = name.substring(name.lastIndexOf('/') + 1);
        int dot = fileName.lastIndexOf('.');
        return dot >= 0
                && !fileName.startsWith(".")
                && SCRIPT_ENDINGS.contains(fileName.substring(dot + 1).toLowerCase(Locale.ROOT));
    }
}
