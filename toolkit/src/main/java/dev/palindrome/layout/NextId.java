package dev.palindrome.layout;

import dev.palindrome.revision.VersionKey;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.List;
import org.flywaydb.core.api.MigrationVersion;
import org.jspecify.annotations.Nullable;

/** The id that a new revision gets: a time stamp or the next number, whichever the history uses, above all that there are. */
final class NextId {
    private static final String FIRST = "001";

    /** As Flyway, goose, dbmate and golang-migrate write time stamps, and diesel. */
    private static final List<DateTimeFormatter> STAMPS = List.of(
            format("uuuuMMddHHmmss"),
            format("uuuuMMddHHmm"),
            format("uuuu-MM-dd-HHmmss"),
            format("uuuu.MM.dd.HH.mm.ss"),
            format("uuuuMMdd.HHmmss"),
            format("uuuu_MM_dd_HHmmss"));

    private NextId() {}

    /**
     * The next id.
     *
     * @param ids of all revisions
     * @return null when the ids are neither numbers nor time stamps
     */
    static @Nullable String of(List<String> ids, Instant now) {
        if (ids.isEmpty()) {
            return FIRST;
        }
        String last = ids.get(0);
        for (String id : ids) {
            if (!VersionKey.isNumeric(id.replace('-', '.'))) {
                return null;
            }
            last = version(id).compareTo(version(last)) > 0 ? id : last;
        }
        String newest = last;
        return STAMPS.stream()
                .filter(format -> isStamp(format, newest))
                .findFirst()
                .map(format -> stamp(format, newest, now))
                .orElseGet(() -> number(newest));
    }

    private static MigrationVersion version(String id) {
        return MigrationVersion.fromVersion(id.replace('-', '.'));
    }

    private static String stamp(DateTimeFormatter format, String newest, Instant now) {
        LocalDateTime time = LocalDateTime.ofInstant(now, ZoneOffset.UTC);
        LocalDateTime last = LocalDateTime.parse(newest, format);
        // A colleague's clock may be ahead, and two revisions may be written in one second.
        String text = format.format(time);
        if (version(text).compareTo(version(newest)) > 0) {
            return text;
        }
        LocalDateTime later = last.plusSeconds(1);
        return format.format(format.format(later).equals(newest) ? last.plusMinutes(1) : later);
    }

    private static boolean isStamp(DateTimeFormatter format, String id) {
        try {
            int year = LocalDateTime.parse(id, format).getYear();
            return year >= 1990 && year < 2200;
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    /** One more in the last part, with as many digits as before. */
    private static String number(String newest) {
        int start = newest.length();
        while (start > 0 && Character.isDigit(newest.charAt(start - 1))) {
            start--;
        }
        String digits = newest.substring(start);
        String next =
                new java.math.BigInteger(digits).add(java.math.BigInteger.ONE).toString();
        return newest.substring(0, start) + "0".repeat(Math.max(0, digits.length() - next.length())) + next;
    }

    private static DateTimeFormatter format(String pattern) {
        return DateTimeFormatter.ofPattern(pattern).withResolverStyle(ResolverStyle.STRICT);
    }
}
