package dev.palindrome.data;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** In what way numbers changed. */
final class Numbers {
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,300}(\\.\\d{1,300})?([eE][-+]?\\d{1,3})?");

    private Numbers() {}

    static boolean isNumber(@Nullable String text) {
        return text != null && NUMBER.matcher(text).matches();
    }

    static boolean same(String before, String after) {
        return isNumber(before) && isNumber(after) && new BigDecimal(before).compareTo(new BigDecimal(after)) == 0;
    }

    static @Nullable How how(List<How.Change> changes) {
        if (!How.all(changes, (before, after) -> isNumber(before) && isNumber(after))) {
            return null;
        }
        if (How.all(changes, Numbers::same)) {
            return new How(How.Kind.CONVERTED, "written with other decimals");
        }
        if (How.all(changes, Numbers::isRounded)) {
            int places = changes.stream()
                    .mapToInt(change -> Math.max(
                            0,
                            new BigDecimal(String.valueOf(change.after()))
                                    .stripTrailingZeros()
                                    .scale()))
                    .max()
                    .orElse(0);
            return new How(
                    How.Kind.REDUCED,
                    places == 0 ? "rounded to whole numbers" : "rounded to " + Shown.count(places, "decimal"));
        }
        if (How.all(changes, Numbers::isLessPrecise)) {
            return new How(How.Kind.REDUCED, "precision lost");
        }
        return changes.size() < 2 ? null : converted(changes);
    }

    /** The fraction, or a part of it, is gone: rounded or cut off. */
    private static boolean isRounded(String before, String after) {
        BigDecimal was = new BigDecimal(before).stripTrailingZeros();
        BigDecimal is = new BigDecimal(after).stripTrailingZeros();
        int scale = Math.max(0, is.scale());
        return was.scale() > scale
                && (was.setScale(scale, RoundingMode.HALF_UP).compareTo(is) == 0
                        || was.setScale(scale, RoundingMode.HALF_EVEN).compareTo(is) == 0
                        || was.setScale(scale, RoundingMode.DOWN).compareTo(is) == 0
                        || was.setScale(scale, RoundingMode.FLOOR).compareTo(is) == 0);
    }

    private static boolean isLessPrecise(String before, String after) {
        BigDecimal was = new BigDecimal(before);
        BigDecimal difference = was.subtract(new BigDecimal(after)).abs();
        return was.signum() != 0
                && difference.divide(was.abs(), MathContext.DECIMAL64).compareTo(new BigDecimal("0.0001")) < 0;
    }

    private static @Nullable How converted(List<How.Change> changes) {
        Set<BigDecimal> differences = changes.stream()
                .map(change ->
                        number(change.after()).subtract(number(change.before())).stripTrailingZeros())
                .collect(Collectors.toSet());
        if (differences.size() == 1) {
            return new How(
                    How.Kind.CONVERTED,
                    "off by " + differences.iterator().next().abs().toPlainString());
        }
        if (changes.stream().anyMatch(change -> number(change.before()).signum() == 0)) {
            return null;
        }
        Set<BigDecimal> factors = changes.stream()
                .map(change -> number(change.after())
                        .divide(number(change.before()), MathContext.DECIMAL32)
                        .stripTrailingZeros())
                .collect(Collectors.toSet());
        return factors.size() == 1 && factors.iterator().next().signum() != 0
                ? new How(
                        How.Kind.CONVERTED,
                        "multiplied by " + factors.iterator().next().toPlainString())
                : null;
    }

    private static BigDecimal number(@Nullable String text) {
        return new BigDecimal(String.valueOf(text));
    }
}
