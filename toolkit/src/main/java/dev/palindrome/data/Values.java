package dev.palindrome.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes up values of any type, as text that the type's input function takes. */
final class Values {
    private final Map<Long, SeedType> types;

    /** Values of these types, by their numbers, and of what they are made of. */
    Values(Map<Long, SeedType> types) {
        this.types = types;
    }

    /** A value; null when the type has none that is known, such as an enum without labels. */
    @Nullable
    String value(SeedColumn column, Spot spot) {
        return value(column.type(), column.modifier(), spot);
    }

    private @Nullable String value(SeedType type, int modifier, Spot spot) {
        if (type.isDomain()) {
            return value(inner(type), type.modifier(), spot);
        } else if (type.kind() == 'e') {
            return type.labels().isEmpty()
                    ? null
                    : type.labels().get((int)
                            Math.floorMod(spot.number(), (long) type.labels().size()));
        } else if (type.isArray()) {
            return array(type, modifier, spot);
        } else if (type.kind() == 'r') {
            return range(type, spot);
        } else if (type.kind() == 'm') {
            String range = value(inner(type), -1, spot);
            return range == null ? null : range.equals("empty") ? "{}" : "{" + range + "}";
        } else if (type.kind() == 'c') {
            return composite(type, spot);
        }
        return BaseValues.value(type, modifier, spot);
    }

    private SeedType inner(SeedType type) {
        return types.get(type.inner());
    }

    private @Nullable String array(SeedType type, int modifier, Spot spot) {
        int size =
                switch (spot.flavour()) {
                    case TYPICAL -> 2;
                    case BOUNDARY -> 3;
                    case ODD -> spot.distinct() ? 1 : 0;
                };
        List<String> elements = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            Spot part = i == 2 ? spot.part(i).flavoured(Flavour.TYPICAL) : spot.part(i);
            String element = value(inner(type), modifier, part);
            if (element == null) {
                return null;
            }
            elements.add(quoted(element));
        }
        String separator = type.baseName().equals("_box") ? ";" : ",";
        return elements.stream().collect(Collectors.joining(separator, "{", "}"));
    }

    /** Closed at both ends, so that any two values in order will do; ranges of different numbers do not overlap. */
    private @Nullable String range(SeedType type, Spot spot) {
        if (spot.flavour() == Flavour.ODD && !spot.distinct()) {
            return "empty";
        }
        SeedType inner = inner(type);
        Spot typical = new Spot("", Flavour.TYPICAL, spot.number() * 10, true, null, spot.hash());
        String from = value(inner, -1, typical);
        if (from == null) {
            return null;
        }
        boolean ordered = inner.category() == 'N' || inner.category() == 'D';
        String to = ordered
                ? value(inner, -1, new Spot("", Flavour.TYPICAL, spot.number() * 10 + 4, true, null, spot.hash()))
                : from;
        return "[" + quoted(from) + "," + quoted(to == null ? from : to) + "]";
    }

    private @Nullable String composite(SeedType type, Spot spot) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < type.attributes().size(); i++) {
            SeedType.Attribute attribute = type.attributes().get(i);
            String part = value(types.get(attribute.type()), attribute.modifier(), spot.part(i));
            if (part == null) {
                return null;
            }
            parts.add(quoted(part));
        }
        return parts.stream().collect(Collectors.joining(",", "(", ")"));
    }

    private static String quoted(String value) {
        return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
