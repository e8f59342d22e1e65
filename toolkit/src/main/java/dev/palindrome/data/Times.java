package dev.palindrome.data;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** In what way dates and times changed. Time zones are UTC, as {@link KeptRows} has them written. */
final class Times {
    private static final Pattern TIME = Pattern.compile(
            "(\\d{4})-(\\d\\d)-(\\d\\d)(?:[ T](\\d\\d):(\\d\\d):(\\d\\d)(?:\\.(\\d{1,6}))?(?:\\+00)?)?");

    private static final Duration LARGEST_SHIFT = Duration.ofHours(15);

    private Times() {}

    static boolean isTime(@Nullable String text) {
        return parse(text) != null;
    }

    static @Nullable LocalDateTime parse(@Nullable String text) {
        Matcher time = text == null ? null : TIME.matcher(text);
        if (time == null || !time.matches()) {
            return null;
        }
        String micros = time.group(7) == null ? "0" : (time.group(7) + "00000").substring(0, 6);
        try {
            return LocalDateTime.of(
                    number(time.group(1)),
                    number(time.group(2)),
                    number(time.group(3)),
                    number(time.group(4)),
                    number(time.group(5)),
                    number(time.group(6)),
                    number(micros) * 1000);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static int number(@Nullable String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    static @Nullable How how(List<How.Change> changes) {
        if (!How.all(changes, (before, after) -> isTime(before) && isTime(after))) {
            return null;
        }
        if (How.all(changes, (before, after) -> isTruncated(before, after))) {
            return new How(How.Kind.REDUCED, "timestamp truncated");
        }
        Set<Duration> shifts = changes.stream()
                .map(change -> Duration.between(time(change.before()), time(change.after())))
                .collect(Collectors.toSet());
        boolean zones = shifts.stream()
                .allMatch(shift -> shift.abs().compareTo(LARGEST_SHIFT) <= 0
                        && shift.toSeconds() % 900 == 0
                        && shift.getNano() == 0
                        && !shift.isZero());
        if (zones && (shifts.size() == 1 || changes.size() > 1)) {
            return new How(
                    How.Kind.CONVERTED,
                    shifts.size() == 1
                            ? "time shifted by " + words(shifts.iterator().next())
                            : "time zone shifted");
        }
        if (How.all(
                changes,
                (before, after) ->
                        Duration.between(time(before), time(after)).abs().toMillis() < 1000)) {
            return new How(How.Kind.REDUCED, "timestamp rounded");
        }
        return null;
    }

    /** Whether the later, finer parts of a time are zero now and the others the same. */
    private static boolean isTruncated(String before, String after) {
        LocalDateTime was = time(before);
        LocalDateTime is = time(after);
        return is.equals(was.withNano(was.getNano() / 1_000_000 * 1_000_000))
                || is.equals(was.withNano(0))
                || is.equals(was.withNano(0).withSecond(0))
                || is.equals(was.withNano(0).withSecond(0).withMinute(0))
                || is.equals(was.toLocalDate().atStartOfDay())
                || is.equals(was.toLocalDate().withDayOfMonth(1).atStartOfDay());
    }

    private static LocalDateTime time(@Nullable String text) {
        LocalDateTime time = parse(text);
        if (time == null) {
            throw new IllegalArgumentException("no time: " + text);
        }
        return time;
    }

    private static String words(Duration shift) {
        long minutes = shift.abs().toMinutes();
        return minutes % 60 == 0 ? Shown.count(minutes / 60, "hour") : minutes + " minutes";
    }

    /**
     * Whether a value is what a clock said in an interval: a time, in whatever time zone it was written, or a number of seconds,
     * milliseconds or microseconds since 1970.
     */
    static boolean isBetween(Instant from, Instant until, @Nullable String value) {
        LocalDateTime time = parse(value);
        if (time != null) {
            LocalDateTime earliest =
                    LocalDateTime.ofInstant(from, ZoneOffset.UTC).minus(LARGEST_SHIFT);
            LocalDateTime latest =
                    LocalDateTime.ofInstant(until, ZoneOffset.UTC).plus(LARGEST_SHIFT);
            boolean date = value != null && value.length() == 10;
            return !time.isBefore(date ? earliest.toLocalDate().atStartOfDay() : earliest) && !time.isAfter(latest);
        }
        if (!Numbers.isNumber(value)) {
            return false;
        }
        double number = Double.parseDouble(value);
        double seconds = from.getEpochSecond();
        double last = until.getEpochSecond() + 1.0;
        return (number >= seconds && number <= last)
                || (number >= seconds * 1e3 && number <= last * 1e3)
                || (number >= seconds * 1e6 && number <= last * 1e6);
    }
}
