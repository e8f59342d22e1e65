package dev.palindrome.schema;

import dev.palindrome.finding.PalindromeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The text form of a snapshot, to be read in a code review and committed: equal snapshots have the same text, and reading the text gives
 * an equal snapshot.
 *
 * <pre>{@code
 * palindrome snapshot 1
 *
 * schema public
 *   - owner: pg_database_owner
 *
 *   table public.users
 *     - columns: id, nick
 *     - owner: app
 *     column public.users.id
 *       - not null: yes
 *       - type: integer
 * }</pre>
 *
 * <p>Each object stands under the one that it belongs to, with its properties after a dash. The lines of a long value follow after a bar.
 * A word of a kind's name is joined to the next by a hyphen, so that the first space ends it. Where a name or a value has characters
 * that a text file cannot show, a tilde stands in place of the colon or before the name, and these are escaped as in Java. A line that
 * begins with {@code #} is a comment.
 */
public final class SnapshotText {
    static final String HEADER = "palindrome snapshot 1";
    static final String INDENT = "  ";

    private final Map<ObjectKey, List<SchemaObject>> children = new TreeMap<>();
    private final StringBuilder text = new StringBuilder(HEADER).append('\n');

    private SnapshotText() {}

    /** The text of a snapshot. */
    public static String write(Snapshot snapshot) {
        SnapshotText writer = new SnapshotText();
        List<SchemaObject> roots = new ArrayList<>();
        for (SchemaObject object : snapshot.objects().values()) {
            List<SchemaObject> siblings = object.parent() == null
                    ? roots
                    : writer.children.computeIfAbsent(object.parent(), key -> new ArrayList<>());
            siblings.add(object);
        }
        roots.forEach(root -> writer.write(root, ""));
        return writer.text.toString();
    }

    /**
     * The snapshot that a text tells.
     *
     * @param text what {@link #write} wrote
     * @param file what messages call it
     * @throws PalindromeException (configuration) naming the line, if it is something else
     */
    public static Snapshot read(String text, String file) {
        return new SnapshotParser(text, file).snapshot();
    }

    /** Whether a line is no part of the snapshot. */
    static boolean isComment(String line) {
        return line.startsWith("#");
    }

    private void write(SchemaObject object, String indent) {
        if (indent.length() <= INDENT.length()) {
            text.append('\n');
        }
        ObjectKey key = object.key();
        text.append(indent).append(key.kind().replace(' ', '-'));
        if (!key.name().isEmpty()) {
            text.append(' ').append(Escapes.areNeeded(key.name()) ? "~" + Escapes.escape(key.name()) : key.name());
        }
        text.append('\n');
        write(object.attributes(), indent + INDENT);
        children.getOrDefault(key, List.of()).forEach(child -> write(child, indent + INDENT));
    }

    private void write(SortedMap<String, String> attributes, String indent) {
        attributes.forEach((name, value) -> {
            text.append(indent).append("- ").append(Escapes.ofName(name));
            if (value.indexOf('\n') >= 0 && !Escapes.areNeeded(value.replace("\n", ""))) {
                text.append(":\n");
                for (String line : value.split("\n", -1)) {
                    // No blank at the end of a line: editors and hooks take it away.
                    text.append(indent)
                            .append(line.isEmpty() ? "|" : "| " + line)
                            .append('\n');
                }
            } else if (Escapes.areNeeded(value)) {
                text.append("~ ").append(Escapes.escape(value)).append('\n');
            } else {
                text.append(": ").append(value).append('\n');
            }
        });
    }
}
