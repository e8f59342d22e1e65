package dev.palindrome.layout;

import dev.palindrome.finding.Code;
import dev.palindrome.finding.PalindromeException;
import dev.palindrome.finding.Place;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Layouts of other tools that are known by sight and cannot be read yet, so that their directories are not called empty. */
final class LaterLayouts {
    static final List<String> NAMES = List.of("alembic");

    private LaterLayouts() {}

    /** The name of the layout that a directory clearly has, or null. */
    static @Nullable String recognise(DirectoryListing listing) {
        if (listing.files().contains("alembic.ini")
                || (listing.files().contains("env.py") && listing.directories().contains("versions"))) {
            return "alembic";
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
}
