package dev.palindrome.data;

import java.util.List;
import java.util.Locale;

/** Texts in which trimming, folding of case, cutting and a wrong encoding show. */
final class TextValues {
    private static final List<String> GIVEN =
            List.of("Aria", "Zoë", "João", "Maryam", "Łukasz", "Iain", "Søren", "Ngọc");
    private static final List<String> FAMILY =
            List.of("Lopez", "Müller", "O'Neil", "Nakamura", "de la Cruz", "Ødegård", "McLean", "Șerban");
    private static final String LONG = "Straße des 17. Juni, Übergrößenträger “Ærø” — naïve café, δοκιμή, тест, 試験; ";
    private static final int UNLIMITED = 300;

    private TextValues() {}

    /**
     * A text of at most so many characters.
     *
     * @param limit the greatest length in characters, or -1
     */
    static String text(Spot spot, int limit) {
        int most = limit < 0 ? UNLIMITED : Math.min(limit, 4 * UNLIMITED);
        return switch (spot.flavour()) {
            case TYPICAL -> cut(hinted(spot), spot, most);
            case BOUNDARY -> full(spot, most);
            case ODD -> spot.distinct() ? cut(" É" + spot.number(), spot, most) : "";
        };
    }

    /** What a column of this name may hold. */
    private static String hinted(Spot spot) {
        String column = spot.column().toLowerCase(Locale.ROOT);
        String given = GIVEN.get(spot.pick(GIVEN.size()));
        String family = FAMILY.get((int) Math.floorMod(spot.hash() >>> 8, (long) FAMILY.size()));
        long number = spot.number();
        if (column.contains("email")) {
            return ascii(given) + "." + ascii(family) + number + "@Example.org";
        } else if (column.contains("url") || column.contains("uri") || column.contains("website")) {
            return "https://example.org/Path/" + number + "?q=%C3%A9";
        } else if (column.contains("phone")) {
            return "+49 30 1234-" + String.format(Locale.ROOT, "%04d", number);
        } else if (column.contains("slug")) {
            return ascii(family).toLowerCase(Locale.ROOT) + "-" + number;
        } else if (column.contains("timezone") || column.equals("time_zone")) {
            return spot.distinct() ? "Etc/GMT+" + number : "Europe/Lisbon";
        } else if (column.equals("ip") || column.endsWith("_ip") || column.contains("ip_address")) {
            return "192.0.2." + Math.floorMod(number, 256);
        }
        return given + " " + family + " " + number;
    }

    /** As long as it may be, with blanks at both ends where there is room. */
    private static String full(Spot spot, int most) {
        String id = Long.toString(spot.number(), 36);
        if (most <= id.length() + 3) {
            return small(spot, most);
        }
        StringBuilder text = new StringBuilder(" ").append(id).append(' ');
        while (text.length() < most) {
            text.append(LONG);
        }
        text.setLength(most - 1);
        return text.append(' ').toString();
    }

    private static String cut(String text, Spot spot, int most) {
        if (text.codePointCount(0, text.length()) <= most) {
            return text;
        }
        String id = Long.toString(spot.number(), 36);
        return most <= id.length() ? small(spot, most) : text.substring(0, most - id.length()) + id;
    }

    /** So short that only letters and digits have room; different for different numbers as long as possible. */
    private static String small(Spot spot, int most) {
        StringBuilder text = new StringBuilder();
        long rest = spot.number() + 10;
        String digits = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
        for (int i = 0; i < most; i++) {
            text.append(digits.charAt((int) Math.floorMod(rest, (long) digits.length())));
            rest /= digits.length();
        }
        return text.reverse().toString();
    }

    private static String ascii(String text) {
        String plain = java.text.Normalizer.normalize(text, java.text.Normalizer.Form.NFD);
        return plain.replaceAll("[^A-Za-z]", "");
    }
}
