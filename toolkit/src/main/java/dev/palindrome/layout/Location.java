package dev.palindrome.layout;

import dev.palindrome.finding.Code;
import dev.palindrome.finding.Place;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One of Flyway's locations.
 *
 * @param descriptor as it was written
 * @param classPath whether it is on the class path; otherwise it is a directory
 * @param root the path up to the first part with a wildcard, without slashes at its ends for a class path location
 * @param pattern what paths below the root, with slashes, must match; null without wildcards
 */
record Location(
        String descriptor,
        boolean classPath,
        String root,
        @Nullable Pattern pattern) {
    static final String CLASSPATH = "classpath:";
    static final String FILESYSTEM = "filesystem:";

    /**
     * Takes a location apart; without a prefix it is on the class path, as for Flyway.
     *
     * @param place where it was written, for the problem
     * @return null when it is of a kind that cannot be read; the problem is noted
     */
    static @Nullable Location parse(String descriptor, @Nullable Place place, Problems problems) {
        String text = descriptor.strip();
        boolean drive = text.matches("^[A-Za-z]:[\\\\/].*");
        int colon = drive ? -1 : text.indexOf(':');
        String prefix = colon < 0 ? CLASSPATH : text.substring(0, colon + 1);
        String path = text.substring(colon + 1);
        if (prefix.equalsIgnoreCase(FILESYSTEM)) {
            return split(text, false, path.replace('\\', '/'));
        }
        if (prefix.equalsIgnoreCase(CLASSPATH)) {
            return split(text, true, path.replaceAll("^/+|/+$", ""));
        }
        problems.add(
                Code.CONFIGURATION_INVALID,
                place,
                "The location '" + text + "' is neither a directory nor on the class path.",
                "Write " + FILESYSTEM + "<directory> or " + CLASSPATH + "<package with slashes>.");
        return null;
    }

    /** A directory without wildcards. */
    static Location directory(String path) {
        return new Location(FILESYSTEM + path, false, path, null);
    }

    /** Whether a file at this path below the root belongs to the location. */
    boolean accepts(String below) {
        return pattern == null || pattern.matcher(below).matches();
    }

    /** Flyway's wildcards: {@code **} any directories, {@code *} and {@code ?} within one part. */
    private static Location split(String descriptor, boolean classPath, String path) {
        if (!path.contains("*") && !path.contains("?")) {
            return new Location(descriptor, classPath, path, null);
        }
        StringBuilder root = new StringBuilder();
        StringBuilder regex = new StringBuilder();
        boolean separator = false;
        boolean file = false;
        for (String part : path.split("/")) {
            boolean wild = part.contains("*") || part.contains("?");
            if (regex.isEmpty() && !wild) {
                root.append(part).append('/');
                continue;
            }
            if (separator) {
                regex.append('/');
            }
            boolean anyDirectories = part.equals("**");
            regex.append(anyDirectories ? "(?:[^/]+/)*?" : partPattern(part));
            separator = !anyDirectories;
            file = !anyDirectories && part.contains(".");
        }
        if (!file) {
            regex.append(separator ? "/.*" : ".*");
        }
        String stripped = root.length() > 1 ? root.substring(0, root.length() - 1) : root.toString();
        return new Location(descriptor, classPath, stripped, Pattern.compile(regex.toString()));
    }

    private static String partPattern(String part) {
        StringBuilder regex = new StringBuilder();
        for (char character : part.toCharArray()) {
            switch (character) {
                case '*' -> regex.append("[^/]+?");
                case '?' -> regex.append("[^/]");
                default -> regex.append(Pattern.quote(String.valueOf(character)));
            }
        }
        return regex.toString();
    }
}
