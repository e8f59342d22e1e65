package dev.palindrome.data;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Ways to make values of a column about which conditions say something: the usual ones, and those that the constants in the conditions
 * suggest. Which of them satisfy a condition is PostgreSQL's to say.
 */
final class Recipes {
    private static final int LONGEST = 2_000;

    private final SeedColumn column;
    private final Literals literals;
    private final List<Recipe> recipes = new ArrayList<>();

    private Recipes(SeedColumn column, Literals literals) {
        this.column = column;
        this.literals = literals;
    }

    /**
     * The ways, the usual ones first.
     *
     * @param base the column's type without domains
     * @param conditions the expressions that are about the column
     */
    static List<Recipe> of(SeedColumn column, SeedType base, Values values, List<String> conditions) {
        Recipes made = new Recipes(column, Literals.of(conditions));
        for (Flavour flavour : Flavour.values()) {
            made.recipes.add(Recipe.free(flavour, spot -> values.value(column, spot)));
        }
        made.shaped(base);
        if (!column.required()) {
            made.recipes.add(Recipe.NOTHING);
        }
        return made.recipes;
    }

    private void shaped(SeedType base) {
        if (base.isArray()) {
            arrays();
            return;
        }
        switch (base.category()) {
            case 'N' -> numbers(base.baseName());
            case 'D' -> times();
            case 'S' -> texts();
            case 'B' -> List.of("true", "false").forEach(this::constant);
            case 'T' -> List.of("1 day", "1 hour", "00:00:00", "15 minutes").forEach(this::constant);
            case 'E' -> literals.texts().forEach(this::constant);
            default -> {
                literals.texts().forEach(this::constant);
                if (base.baseName().startsWith("json")) {
                    documents();
                }
            }
        }
    }

    private void constant(String value) {
        recipes.add(Recipe.constant(value));
    }

    private void numbers(String type) {
        for (BigDecimal number : literals.numbers()) {
            nearby(number, type);
            if (number.signum() != 0) {
                nearby(number.negate(), type);
            }
        }
        nearby(BigDecimal.ZERO, type);
        if (type.startsWith("float") || type.equals("numeric")) {
            recipes.add(Recipe.shaped(spot -> "0." + (1 + Math.floorMod(spot.number() * 37, 99))));
        }
    }

    private void nearby(BigDecimal number, String type) {
        boolean whole = type.startsWith("int") || type.equals("oid");
        BigDecimal from = whole ? number.setScale(0, RoundingMode.FLOOR) : number;
        recipes.add(Recipe.shaped(spot -> from.add(BigDecimal.valueOf(1 + Math.floorMod(spot.number(), 9)))
                .toPlainString()));
        recipes.add(Recipe.shaped(spot -> from.add(BigDecimal.valueOf(10 + Math.floorMod(spot.number(), 30_000)))
                .toPlainString()));
        recipes.add(Recipe.shaped(spot -> from.subtract(BigDecimal.valueOf(1 + Math.floorMod(spot.number(), 9)))
                .toPlainString()));
        constant(from.toPlainString());
    }

    private void times() {
        for (String text : literals.texts()) {
            constant(text);
            LocalDate date = date(text);
            if (date != null) {
                recipes.add(Recipe.shaped(
                        spot -> date.plusDays(Math.floorMod(spot.number(), 25)).toString()));
                recipes.add(Recipe.shaped(spot ->
                        date.minusDays(1 + Math.floorMod(spot.number(), 25)).toString()));
                recipes.add(
                        Recipe.shaped(spot -> date.plusDays(Math.floorMod(spot.number(), 25)) + " 13:30:15.123456"));
            }
        }
        recipes.add(Recipe.shaped(
                spot -> LocalDate.of(2999, 1, 1).plusDays(spot.number()).toString()));
        recipes.add(Recipe.shaped(
                spot -> LocalDate.of(1900, 1, 1).plusDays(spot.number()).toString()));
    }

    private static @org.jspecify.annotations.Nullable LocalDate date(String text) {
        try {
            return text.length() < 10 ? null : LocalDate.parse(text.substring(0, 10));
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private void texts() {
        for (String text : literals.texts()) {
            if (text.length() <= LONGEST) {
                text(text);
            }
        }
        for (BigDecimal number : literals.numbers()) {
            int length = number.min(BigDecimal.valueOf(LONGEST)).intValue();
            for (int each = Math.max(0, length - 1); each <= Math.min(length + 1, LONGEST); each++) {
                int size = each;
                recipes.add(Recipe.shaped(spot -> sized(spot, size, '0')));
                recipes.add(Recipe.shaped(spot -> sized(letters(spot.number()), size, 'a')));
                recipes.add(Recipe.shaped(
                        spot -> sized(letters(spot.number()), size, 'a').toUpperCase(Locale.ROOT)));
            }
        }
        recipes.add(Recipe.shaped(spot -> "word" + spot.number()));
        recipes.add(Recipe.shaped(spot -> letters(spot.number() + 700)));
        recipes.add(Recipe.shaped(spot -> letters(spot.number() + 700).toUpperCase(Locale.ROOT)));
        recipes.add(Recipe.shaped(spot -> "WORD_" + spot.number()));
        recipes.add(Recipe.shaped(spot -> String.valueOf(1 + spot.number())));
        recipes.add(Recipe.shaped(spot -> "Name " + spot.number()));
        recipes.add(Recipe.shaped(spot -> "word" + spot.number() + "@example.org"));
        recipes.add(Recipe.shaped(spot -> "https://example.org/" + spot.number()));
        recipes.add(Recipe.shaped(spot -> String.format(Locale.ROOT, "%064x", spot.number())));
    }

    private void text(String text) {
        if (RegexExample.looksSo(text)) {
            RegexExample example = RegexExample.of(text);
            if (example != null) {
                recipes.add(Recipe.shaped(spot -> example.shortest(spot.number())));
                recipes.add(Recipe.shaped(spot -> example.varied(spot.number())));
            }
        }
        constant(text);
        if (text.contains("%") || text.contains("_")) {
            recipes.add(Recipe.shaped(
                    spot -> text.replaceAll("%+", "x" + spot.number()).replace('_', 'x')));
        }
        recipes.add(Recipe.shaped(spot -> text + spot.number()));
        recipes.add(Recipe.shaped(spot -> "x" + spot.number() + text));
        recipes.add(Recipe.shaped(spot -> "x" + spot.number() + text + "y" + spot.number()));
    }

    private void arrays() {
        constant("{}");
        List<String> elements = new ArrayList<>();
        for (String text : literals.texts()) {
            if (text.startsWith("{")) {
                constant(text);
            } else {
                elements.add('"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"');
            }
        }
        literals.numbers().forEach(number -> elements.add(number.toPlainString()));
        for (int i = 0; i < elements.size(); i++) {
            constant("{" + elements.get(i) + "}");
            constant("{" + elements.get(i) + "," + elements.get((i + 1) % elements.size()) + "}");
        }
    }

    private void documents() {
        List.of("{}", "[]", "1", "\"text\"", "true", "null").forEach(this::constant);
        List<String> keys = literals.texts().stream()
                .filter(text -> text.matches("[\\w -]+"))
                .toList();
        for (String value : List.of("\"word%d\"", "%d", "{\"n\": %d}", "[%d]", "true")) {
            for (String key : keys) {
                recipes.add(
                        Recipe.shaped(spot -> "{\"" + key + "\": " + value.replace("%d", "" + spot.number()) + "}"));
            }
            if (keys.size() > 1) {
                recipes.add(Recipe.shaped(spot -> {
                    StringBuilder object = new StringBuilder();
                    keys.forEach(key -> object.append(object.isEmpty() ? "{\"" : ", \"")
                            .append(key)
                            .append("\": ")
                            .append(value.replace("%d", "" + spot.number())));
                    return object.append('}').toString();
                }));
            }
        }
    }

    private static String sized(Spot spot, int size, char filler) {
        return sized(String.valueOf(spot.number()), size, filler);
    }

    private static String sized(String text, int size, char filler) {
        return text.length() >= size
                ? text.substring(text.length() - size)
                : String.valueOf(filler).repeat(size - text.length()) + text;
    }

    private static String letters(long number) {
        StringBuilder text = new StringBuilder();
        for (long rest = number; rest > 0; rest /= 26) {
            text.append((char) ('a' + rest % 26));
        }
        return text.isEmpty() ? "a" : text.reverse().toString();
    }
}
