package dev.palindrome.schema;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A snapshot with what has to be known of it when it is compared later: a golden file, as {@code palindrome snapshot} writes it.
 *
 * <pre>{@code
 * Files.writeString(file, new SnapshotFile(snapshot, 17, Set.of()).text());
 * // ... committed, and months later ...
 * SnapshotFile golden = SnapshotFile.read(Files.readString(file), file.toString());
 * }</pre>
 *
 * <p>What is known beside the snapshot stands in comments, lines that begin with {@code #}, and two files that differ in nothing else
 * have equal snapshots. The server's minor version is left out: it changes no schema.
 *
 * @param snapshot the schema
 * @param postgres the major version of the server that it was read from, or 0 when that is not known
 * @param extras what it holds beside the schema
 */
public record SnapshotFile(Snapshot snapshot, int postgres, Set<Extra> extras) {
    private static final String POSTGRES = "# PostgreSQL ";
    private static final String EXTRAS = "# with ";

    public SnapshotFile {
        extras = extras.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(extras));
    }

    /** Whether a text begins as a golden file does. */
    public static boolean isOne(String text) {
        return text.startsWith("palindrome snapshot");
    }

    /** What goes into the file. */
    public String text() {
        String text = SnapshotText.write(snapshot);
        String header = SnapshotText.HEADER + "\n";
        return header
                + (postgres == 0 ? "" : POSTGRES + postgres + "\n")
                + (extras.isEmpty() ? "" : EXTRAS + words(extras) + "\n")
                + text.substring(header.length());
    }

    /**
     * What a file says.
     *
     * @param text what {@link #text()} wrote
     * @param file what messages call it
     * @throws dev.palindrome.finding.PalindromeException (configuration) naming the line, if it is something else
     */
    public static SnapshotFile read(String text, String file) {
        int postgres = 0;
        Set<Extra> extras = EnumSet.noneOf(Extra.class);
        for (String line :
                text.lines().skip(1).takeWhile(SnapshotText::isComment).toList()) {
            if (line.matches(POSTGRES + "\\d{1,4}")) {
                postgres = Integer.parseInt(line.substring(POSTGRES.length()));
            } else if (line.startsWith(EXTRAS)) {
                Set<String> named = Set.of(line.substring(EXTRAS.length()).split(", "));
                Arrays.stream(Extra.values())
                        .filter(extra -> named.contains(word(extra)))
                        .forEach(extras::add);
            }
        }
        return new SnapshotFile(SnapshotText.read(text, file), postgres, extras);
    }

    /** The words by which a person names extras: {@code data, cluster}. */
    public static String words(Set<Extra> extras) {
        return extras.stream().sorted().map(SnapshotFile::word).collect(Collectors.joining(", "));
    }

    private static String word(Extra extra) {
        return extra.name().toLowerCase(Locale.ROOT);
    }
}
