package dev.palindrome.data;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import java.util.regex.Pattern;

/** Numbers in which rounding, cutting and a narrower type show. */
final class NumberValues {
    private static final Pattern INSTANT = Pattern.compile(
            "(?i).*(_at|_on|time|date|stamp|expir|created|updated|deleted|(create|update|delete|edit)at)$");

    private NumberValues() {}

    static String smallint(Spot spot) {
        return String.valueOf(
                switch (spot.flavour()) {
                    case TYPICAL -> 7 + Math.floorMod(spot.number(), 20_000);
                    case BOUNDARY -> 32_000 - Math.floorMod(spot.number(), 10_000);
                    case ODD -> -12 - Math.floorMod(spot.number(), 20_000);
                });
    }

    /** Room is left above the greatest one, for revisions that count up. */
    static String integer(Spot spot) {
        return String.valueOf(
                switch (spot.flavour()) {
                    case TYPICAL -> 40 + spot.number();
                    case BOUNDARY -> 2_000_000_001 - spot.number();
                    case ODD -> -17 - spot.number();
                });
    }

    /** Beyond what a double holds exactly; milliseconds since 1970 where the column's name speaks of time. */
    static String bigint(Spot spot) {
        if (INSTANT.matcher(spot.column()).matches()) {
            return String.valueOf(1_709_251_199_123L + 86_461_007L * spot.number());
        }
        return String.valueOf(
                switch (spot.flavour()) {
                    case TYPICAL -> 5_000_000_000L + spot.number();
                    case BOUNDARY -> 9_007_199_254_740_993L + spot.number();
                    case ODD -> -3_000_000_001L - spot.number();
                });
    }

    static String real(Spot spot) {
        return String.format(
                Locale.ROOT,
                "%s",
                switch (spot.flavour()) {
                    case TYPICAL -> spot.number() + 0.125f;
                    case BOUNDARY -> 12345.678f + spot.number();
                    case ODD -> -0.015625f - spot.number();
                });
    }

    static String doublePrecision(Spot spot) {
        return String.valueOf(
                switch (spot.flavour()) {
                    case TYPICAL -> spot.number() + 0.1234567890123;
                    case BOUNDARY -> 123456789.98765432 + spot.number();
                    case ODD -> -spot.number() - 1.0e-9;
                });
    }

    /**
     * A numeric that uses the digits that it has.
     *
     * @param modifier the type's modifier: precision and scale, or -1
     */
    static String numeric(Spot spot, int modifier) {
        if (modifier < 0) {
            return switch (spot.flavour()) {
                case TYPICAL -> spot.number() + 12 + ".50";
                case BOUNDARY -> BigInteger.valueOf(spot.number()) + "2345678901234567890.123456789012";
                case ODD -> "-" + spot.number() + ".000001";
            };
        }
        int precision = ((modifier - 4) >> 16) & 0xffff;
        int scale = (((modifier - 4) & 0x7ff) ^ 1024) - 1024;
        BigInteger limit = BigInteger.TEN.pow(precision);
        BigInteger number = BigInteger.valueOf(spot.number());
        BigInteger digits =
                switch (spot.flavour()) {
                    case TYPICAL ->
                        new BigDecimal(number.add(BigInteger.valueOf(12)) + ".5")
                                .movePointRight(scale)
                                .toBigInteger()
                                .add(scale > 1 ? BigInteger.ONE : BigInteger.ZERO)
                                .mod(limit);
                    case BOUNDARY ->
                        limit.subtract(BigInteger.ONE)
                                .subtract(
                                        number.mod(limit.divide(BigInteger.TEN).add(BigInteger.ONE)));
                    case ODD -> number.add(BigInteger.ONE).mod(limit).negate();
                };
        return new BigDecimal(digits, scale).toPlainString();
    }

    static String money(Spot spot) {
        return switch (spot.flavour()) {
            case TYPICAL -> 12 + spot.number() + ".50";
            case BOUNDARY -> 90_000_000_000L + spot.number() + ".99";
            case ODD -> "-" + spot.number() + ".01";
        };
    }
}
