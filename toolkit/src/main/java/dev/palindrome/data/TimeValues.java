package dev.palindrome.data;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;

/** Points and spans of time in which a shift of the zone and cutting to seconds or days show. */
final class TimeValues {
    private static final LocalDateTime LEAP_DAY = LocalDateTime.of(2024, 2, 29, 23, 59, 58, 123_456_000);
    private static final LocalDateTime LAST_CENTURY = LocalDateTime.of(1999, 12, 31, 23, 30, 0, 999_999_000);
    private static final LocalDateTime LATER = LocalDateTime.of(2031, 7, 15, 0, 30, 15, 1_000);
    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSSSSS");

    private TimeValues() {}

    static String date(Spot spot) {
        LocalDate first = start(spot).toLocalDate();
        return first.plusDays(spot.flavour() == Flavour.BOUNDARY ? -days(spot) : days(spot))
                .toString();
    }

    static String timestamp(Spot spot) {
        return FORMAT.format(start(spot).plusDays(days(spot)).plusSeconds(Math.floorMod(spot.number(), 3_600)));
    }

    static String zoned(Spot spot) {
        return timestamp(spot) + zone(spot);
    }

    static String time(Spot spot) {
        LocalTime start = start(spot).toLocalTime();
        return TIME.format(start.minusSeconds(Math.floorMod(spot.number(), 1_200)));
    }

    static String zonedTime(Spot spot) {
        return time(spot) + zone(spot);
    }

    static String interval(Spot spot) {
        return switch (spot.flavour()) {
            case TYPICAL -> "1 mon " + (3 + days(spot)) + " days 04:05:06.789";
            case BOUNDARY -> "99 years 11 mons " + days(spot) + " days 23:59:59.999999";
            case ODD -> "-" + (1 + days(spot)) + " days +00:00:00.000001";
        };
    }

    private static LocalDateTime start(Spot spot) {
        return switch (spot.flavour()) {
            case TYPICAL -> LEAP_DAY;
            case BOUNDARY -> LAST_CENTURY;
            case ODD -> LATER;
        };
    }

    private static String zone(Spot spot) {
        return switch (spot.flavour()) {
            case TYPICAL -> "+05:30";
            case BOUNDARY -> "-08:00";
            case ODD -> "+00:00";
        };
    }

    private static long days(Spot spot) {
        return Math.floorMod(spot.number(), 100_000);
    }
}
