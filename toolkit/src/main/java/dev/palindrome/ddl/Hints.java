package dev.palindrome.ddl;

import dev.palindrome.finding.Code;
import dev.palindrome.finding.Finding;
import dev.palindrome.schema.ObjectKey;
import dev.palindrome.schema.SchemaObject;
import java.util.ArrayList;
import java.util.List;

/** What looks like a renaming: one column or table goes, another like it comes. */
final class Hints {
    private Hints() {}

    static List<Finding> of(Sides sides) {
        List<Finding> hints = new ArrayList<>();
        for (ObjectKey gone : sides.gone) {
            if (sides.to.has(gone)) {
                continue;
            }
            SchemaObject old = sides.from.get(gone);
            List<ObjectKey> alike = sides.made.stream()
                    .filter(key -> key.kind().equals(gone.kind())
                            && !sides.from.has(key)
                            && isAlike(old, sides.to.get(key), sides))
                    .toList();
            if (alike.size() == 1) {
                hints.add(hint(gone, alike.get(0)));
            }
        }
        return hints;
    }

    private static boolean isAlike(SchemaObject old, SchemaObject young, Sides sides) {
        return switch (old.key().kind()) {
            case "column" ->
                old.parent() != null
                        && old.parent().equals(young.parent())
                        && sides.isKept(old.parent())
                        && old.parent().kind().equals("table")
                        && old.attributes().equals(young.attributes());
            case "table" ->
                old.attributes().equals(young.attributes())
                        && Names.qualifier(old.key().name())
                                .equals(Names.qualifier(young.key().name()))
                        && old.attribute("columns") != null;
            default -> false;
        };
    }

    private static Finding hint(ObjectKey old, ObjectKey young) {
        return Finding.of(
                Code.DDL_LOOKS_RENAMED,
                null,
                "The " + old.kind() + " " + old.name() + " goes and " + young.name() + ", which is like it, comes.",
                "If it is the same under another name, say --rename " + old.name() + "=" + Names.last(young.name())
                        + ".");
    }
}
