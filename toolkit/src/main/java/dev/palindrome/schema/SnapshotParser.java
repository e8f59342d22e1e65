package dev.palindrome.schema;

import dev.palindrome.finding.Code;
import dev.palindrome.finding.Finding;
import dev.palindrome.finding.PalindromeException;
import dev.palindrome.finding.Place;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads what {@link SnapshotText} wrote. */
final class SnapshotParser {
    /** An object whose lines are being read. */
    private record Open(ObjectKey key, @Nullable ObjectKey parent, SortedMap<String, String> attributes) {
        SchemaObject object() {
            return new SchemaObject(key, parent, attributes);
        }
    }

    private final List<String> lines;
    private final String file;
    private final List<Open> path = new ArrayList<>();
    private final List<SchemaObject> objects = new ArrayList<>();
    private final Set<ObjectKey> keys = new HashSet<>();
    private int at;

    SnapshotParser(String text, String file) {
        // A carriage return is never part of what was written; version control on Windows puts it in.
        this.lines = List.of(text.split("\r?\n", -1));
        this.file = file;
    }

    Snapshot snapshot() {
        if (!lines.get(0).equals(SnapshotText.HEADER)) {
            throw refused("The first line of a snapshot is \"" + SnapshotText.HEADER + "\"");
        }
        for (at = 1; at < lines.size(); at++) {
            String line = lines.get(at);
            if (!line.isEmpty() && !SnapshotText.isComment(line)) {
                read(line);
            }
        }
        close(0);
        return Snapshot.of(objects);
    }

    private void read(String line) {
        String content = line.stripLeading();
        int spaces = line.length() - content.length();
        int depth = spaces / SnapshotText.INDENT.length();
        if (content.startsWith("- ") && (depth == 0 || depth != path.size())) {
            throw refused("This property does not stand under its object");
        }
        if (spaces % SnapshotText.INDENT.length() != 0 || depth > path.size()) {
            throw refused("This line stands too far to the right");
        }
        try {
            if (content.startsWith("- ")) {
                attribute(content.substring(2), line.substring(0, spaces) + "| ");
            } else {
                object(content, depth);
            }
        } catch (IllegalArgumentException e) {
            throw refused("This line is not one of a snapshot (" + e.getMessage() + ")");
        }
    }

    private void object(String content, int depth) {
        close(depth);
        int space = content.indexOf(' ');
        String kind = space < 0 ? content : content.substring(0, space);
        String name = space < 0 ? "" : content.substring(space + 1);
        ObjectKey key = new ObjectKey(
                kind.replace('-', ' '), name.startsWith("~") ? Escapes.unescape(name.substring(1)) : name);
        if (!keys.add(key)) {
            throw refused("The object " + key + " stands twice");
        }
        path.add(new Open(key, depth == 0 ? null : path.get(depth - 1).key(), new TreeMap<>()));
    }

    private void attribute(String content, String bar) {
        int colon = content.indexOf(':');
        int tilde = content.indexOf('~');
        int sign = colon < 0 || tilde >= 0 && tilde < colon ? tilde : colon;
        if (sign < 0) {
            throw refused("This property has no value");
        }
        String rest = content.substring(sign + 1);
        String value;
        if (content.charAt(sign) == '~') {
            value = Escapes.unescape(rest.substring(1));
        } else if (rest.isEmpty()) {
            value = block(bar);
        } else {
            value = rest.substring(1);
        }
        SortedMap<String, String> attributes = path.get(path.size() - 1).attributes();
        if (attributes.put(Escapes.unescape(content.substring(0, sign)), value) != null) {
            throw refused("This property stands twice");
        }
    }

    private String block(String bar) {
        List<String> block = new ArrayList<>();
        String empty = bar.stripTrailing();
        while (at + 1 < lines.size()
                && (lines.get(at + 1).startsWith(bar) || lines.get(at + 1).equals(empty))) {
            at++;
            String line = lines.get(at);
            block.add(line.length() < bar.length() ? "" : line.substring(bar.length()));
        }
        return String.join("\n", block);
    }

    private void close(int depth) {
        while (path.size() > depth) {
            objects.add(path.remove(path.size() - 1).object());
        }
    }

    private PalindromeException refused(String what) {
        Place place = Place.of(file, at + 1, 0);
        return new PalindromeException(
                PalindromeException.Category.CONFIGURATION,
                Finding.of(
                        Code.FILE_UNREADABLE,
                        place,
                        what + ": " + place + ".",
                        "Write the snapshot again with palindrome snapshot."));
    }
}
