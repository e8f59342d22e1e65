package dev.palindrome.layout;

import dev.palindrome.revision.NewRevision;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the files of a new revision say. Immutable.
 *
 * @param revision where it stands
 * @param message what its author calls it
 * @param upgrade the statements of its upgrade; perhaps empty
 * @param downgrade those of its downgrade; perhaps empty
 * @param created when
 * @param lossy what its author accepts to lose, as {@code table} or {@code table.column}
 * @param transactional whether both directions run in a transaction
 */
public record RevisionText(
        NewRevision revision,
        String message,
        String upgrade,
        String downgrade,
        Instant created,
        List<String> lossy,
        boolean transactional) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'");

    public RevisionText {
        lossy = List.copyOf(lossy);
    }

    /** One that runs in a transaction, with nothing declared. */
    public RevisionText(NewRevision revision, String message, String upgrade, String downgrade, Instant created) {
        this(revision, message, upgrade, downgrade, created, List.of(), true);
    }

    /** The same text with losses that are accepted. */
    public RevisionText withLossy(List<String> names) {
        return new RevisionText(revision, message, upgrade, downgrade, created, names, transactional);
    }

    /** The same text, run in a transaction or not. */
    public RevisionText withTransaction(boolean opened) {
        return new RevisionText(revision, message, upgrade, downgrade, created, lossy, opened);
    }

    /** The same revision with other statements. */
    RevisionText withStatements(String up, String down) {
        return new RevisionText(revision, message, up, down, created, lossy, transactional);
    }

    /** The placeholders of a template. */
    Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("id", revision.id());
        values.put("message", message);
        values.put("revises", parents());
        values.put("created", TIME.format(created.atOffset(ZoneOffset.UTC)));
        values.put("directives", String.join("\n", directives()));
        values.put("annotation", annotation());
        values.put("upgrade", upgrade);
        values.put("downgrade", downgrade);
        return values;
    }

    private String parents() {
        return revision.parents().isEmpty() ? "base" : String.join(", ", revision.parents());
    }

    /** Always with its parents: whoever writes on the same parent at the same time makes a branch that can be seen. */
    private List<String> directives() {
        List<String> lines = new ArrayList<>();
        lines.add("-- palindrome: revises " + parents());
        if (!revision.dependsOn().isEmpty()) {
            lines.add("-- palindrome: depends-on " + String.join(", ", revision.dependsOn()));
        }
        if (!revision.labels().isEmpty()) {
            lines.add("-- palindrome: label " + String.join(", ", revision.labels()));
        }
        if (!lossy.isEmpty()) {
            lines.add("-- palindrome: lossy " + String.join(", ", lossy));
        }
        return lines;
    }

    private String annotation() {
        List<String> members = new ArrayList<>();
        members.add("revises = " + strings(revision.parents().isEmpty() ? List.of("base") : revision.parents()));
        if (!revision.dependsOn().isEmpty()) {
            members.add("dependsOn = " + strings(revision.dependsOn()));
        }
        if (!revision.labels().isEmpty()) {
            members.add("labels = " + strings(revision.labels()));
        }
        if (!lossy.isEmpty()) {
            members.add("lossy = " + strings(lossy));
        }
        return "@Revision(" + String.join(", ", members) + ")";
    }

    private static String strings(List<String> values) {
        List<String> quoted = values.stream()
                .map(value -> '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                .toList();
        return quoted.size() == 1 ? quoted.get(0) : "{" + String.join(", ", quoted) + "}";
    }
}
