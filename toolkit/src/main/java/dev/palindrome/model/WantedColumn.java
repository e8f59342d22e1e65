package dev.palindrome.model;

import dev.palindrome.schema.SchemaObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a column should be that both a database and a model have. */
final class WantedColumn {
    private static final String DEFAULT = "default";
    private static final String IDENTITY = "identity";
    private static final String GENERATED = "generated";
    private static final String COLLATION = "collation";
    private static final String COMMENT = "comment";
    private static final String TYPE = "type";
    private static final String NOT_NULL = "not null";
    private static final String NEXT = "nextval(";

    private static final Pattern FULL_PRECISION = Pattern.compile("^(time|timestamp|interval)\\(6\\)");

    private final SchemaObject found;
    private final SchemaObject model;
    private final boolean written;
    private final boolean ownSequence;
    private final boolean strict;
    private final Map<String, @Nullable String> set = new HashMap<>();

    /**
     * A column.
     *
     * @param written whether the program is known to write it
     * @param ownSequence whether the model's column has a sequence of its own, as {@code serial} and identity have
     * @param strict whether a default that the model does not declare should not be there
     */
    WantedColumn(SchemaObject found, SchemaObject model, boolean written, boolean ownSequence, boolean strict) {
        this.found = found;
        this.model = model;
        this.written = written;
        this.ownSequence = ownSequence;
        this.strict = strict;
    }

    SchemaObject column() {
        if (!sameType(model.attribute(TYPE), found.attribute(TYPE))) {
            set.put(TYPE, model.attribute(TYPE));
        }
        set.put(NOT_NULL, model.attribute(NOT_NULL));
        ifSaid(COLLATION);
        ifSaid(COMMENT);
        value();
        return Draft.with(found, set, List.of());
    }

    /** Whether PostgreSQL makes no difference between two types: the precision of a time that names none is six digits. */
    static boolean sameType(@Nullable String model, @Nullable String found) {
        return Objects.equals(withoutPrecision(model), withoutPrecision(found));
    }

    private static @Nullable String withoutPrecision(@Nullable String type) {
        return type == null ? null : FULL_PRECISION.matcher(type).replaceFirst("$1");
    }

    private void ifSaid(String attribute) {
        String said = model.attribute(attribute);
        if (said != null) {
            set.put(attribute, said);
        }
    }

    /** Where a value comes from that is not given. */
    private void value() {
        if (model.attribute(GENERATED) != null) {
            only(GENERATED, model.attribute(GENERATED));
        } else if (ownSequence) {
            // A serial column and an identity generate the same values: whoever leaves the column out gets the next
            // number.
            if (!counts()) {
                only(
                        model.attribute(IDENTITY) == null ? DEFAULT : IDENTITY,
                        model.attribute(IDENTITY) == null ? model.attribute(DEFAULT) : model.attribute(IDENTITY));
            }
        } else if (model.attribute(DEFAULT) != null) {
            only(DEFAULT, model.attribute(DEFAULT));
        } else {
            nothingSaid();
        }
    }

    private boolean counts() {
        String value = found.attribute(DEFAULT);
        return found.attribute(IDENTITY) != null || value != null && value.startsWith(NEXT);
    }

    private void nothingSaid() {
        if (written && found.attribute(GENERATED) != null) {
            set.put(GENERATED, null);
        }
        // PostgreSQL refuses a value for such a column (SQLSTATE 428C9), and the program gives one.
        if (written && "always".equals(found.attribute(IDENTITY))) {
            set.put(IDENTITY, "by default");
        }
        if (strict && !counts()) {
            set.put(DEFAULT, null);
        }
    }

    private void only(String attribute, @Nullable String value) {
        set.put(GENERATED, null);
        set.put(IDENTITY, null);
        set.put(DEFAULT, null);
        set.put(attribute, value);
    }
}
