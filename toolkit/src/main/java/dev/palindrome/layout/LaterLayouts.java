package dev.palindrome.layout;

import dev.palindrome.finding.Code;
import dev.palindrome.finding.PalindromeException;
import dev.palindrome.finding.Place;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Layouts of other tools that are known by sight and cannot be read yet, so that their directories are not called empty. */
final class LaterLayouts {
    static final List<String> NAMES = List.of("dbmate", "sqitch", "alembic");

    private static final Pattern NUMBERED = Pattern.compile("[0-9]+.*\\.sql");
    private static final Pattern DBMATE = Pattern.compile("(?m)^--\\s*migrate:up(\\s|$)");

    private LaterLayouts() {}

    /** The name of the layout that a directory clearly has, or null. */
    static @Nullable String recognise(DirectoryListing listing) {
        if (listing.files().contains("sqitch.plan") || listing.files().contains("sqitch.conf")) {
            return "sqitch";
        }
        if (listing.files().contains("alembic.ini")
                || (listing.files().contains("env.py") && listing.directories().contains("versions"))) {
            return "alembic";
        }
        List<String> numbered = listing.files().stream()
                .filter(name -> NUMBERED.matcher(name).matches())
                .toList();
        for (String name : numbered) {
            String text = text(listing.directory().resolve(name));
            if (DBMATE.matcher(text).find()) {
                return "dbmate";
            }
        }
        return null;
    }

    static PalindromeException notSupported(String name, @Nullable Place place) {
        return Problems.refuse(
                Code.LAYOUT_UNKNOWN,
                place,
                "The layout " + name + " is not supported yet.",
                "The layouts are "
                        + Detection.LAYOUTS.stream().map(Layout::name).collect(Collectors.joining(", ")) + ".");
    }

    private static String text(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw Problems.refuse(
                    Code.FILE_UNREADABLE,
                    Place.of(file.toString()),
                    file + " cannot be read: " + SourceReader.reason(e) + ".",
                    "Make it readable for this user.");
        }
    }
}
