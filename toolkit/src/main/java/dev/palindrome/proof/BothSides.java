package dev.palindrome.proof;

import dev.palindrome.finding.Code;
import dev.palindrome.finding.Finding;
import dev.palindrome.finding.PalindromeException;
import dev.palindrome.proof.Source.Reading;
import dev.palindrome.schema.Extra;
import dev.palindrome.schema.Snapshot;
import dev.palindrome.schema.SnapshotFile;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Two sources, read so that they can be compared.
 *
 * @param first the first as it was read
 * @param second the second as it was read
 * @param before the part of the first that is compared
 * @param after the part of the second that is compared
 * @param part which part that is
 */
record BothSides(SourceSchema first, SourceSchema second, Snapshot before, Snapshot after, Part part) {
    /** How one source is read. */
    interface Reader {
        SourceSchema read(Source source, Reading reading);
    }

    /**
     * Reads both: those that have to be built on the version of the other side, if that can be had.
     *
     * @throws PalindromeException if one of them cannot be read or built, or there is nothing to compare
     */
    static BothSides read(
            Source expected, Source found, ComparisonOptions options, ScratchServers servers, Reader reader) {
        Set<String> leftOut = new HashSet<>(options.leftOut());
        leftOut.addAll(expected.bookkeeping());
        leftOut.addAll(found.bookkeeping());
        Set<Extra> extras = extras(expected, found, options.extras());
        SourceSchema first;
        SourceSchema second;
        if (expected.isBuilt() && !found.isBuilt()) {
            second = reader.read(found, reading(leftOut, extras, servers, 0));
            first = reader.read(
                    expected, reading(leftOut, extras, servers, second.file().postgres()));
        } else {
            first = reader.read(expected, reading(leftOut, extras, servers, 0));
            second = reader.read(
                    found, reading(leftOut, extras, servers, first.file().postgres()));
        }
        boolean sameNames = ComparisonNotes.haveBothNamesOfNotNull(first.file(), second.file());
        Part part = new Part(leftOut, options.owners(), options.privileges(), sameNames);
        Snapshot before = part.of(first.file().snapshot());
        Snapshot after = part.of(second.file().snapshot());
        refuseNothing(before, after);
        return new BothSides(first, second, before, after, part);
    }

    /** The version of the server that a script between the two is for; 0 when it is not known. */
    int postgres() {
        return first.file().postgres() != 0
                ? first.file().postgres()
                : second.file().postgres();
    }

    private static Reading reading(Set<String> leftOut, Set<Extra> extras, ScratchServers servers, int postgres) {
        return new Reading(leftOut, extras, () -> servers.get(postgres));
    }

    /** What both sides must hold beside the schema. Golden files hold what they hold. */
    private static Set<Extra> extras(Source expected, Source found, Set<Extra> wanted) {
        List<GoldenSource> golden = Stream.of(expected, found)
                .filter(GoldenSource.class::isInstance)
                .map(GoldenSource.class::cast)
                .toList();
        Set<Extra> extras = EnumSet.noneOf(Extra.class);
        extras.addAll(wanted);
        golden.stream().map(source -> source.file().extras()).forEach(extras::addAll);
        List<Finding> lacking = new ArrayList<>();
        for (GoldenSource source : golden) {
            Set<Extra> missing = EnumSet.noneOf(Extra.class);
            missing.addAll(extras);
            missing.removeAll(source.file().extras());
            if (!missing.isEmpty()) {
                lacking.add(Finding.of(
                        Code.USAGE,
                        null,
                        "The golden file " + source.name() + " was written without " + SnapshotFile.words(missing)
                                + ", so there is nothing to compare " + (missing.size() == 1 ? "it" : "them")
                                + " with.",
                        "Write it again with palindrome snapshot --with "
                                + SnapshotFile.words(extras).replace(", ", ",") + "."));
            }
        }
        if (!lacking.isEmpty()) {
            throw new PalindromeException(PalindromeException.Category.CONFIGURATION, lacking, null);
        }
        return extras;
    }

    private static void refuseNothing(Snapshot before, Snapshot after) {
        if (before.objects().isEmpty() && after.objects().isEmpty()) {
            throw new PalindromeException(
                    PalindromeException.Category.FAILED,
                    Finding.of(
                            Code.NOTHING_CHECKED,
                            null,
                            "Neither side has an object, so there is nothing to compare.",
                            "Compare with a database, or with a golden file that palindrome snapshot wrote."));
        }
    }
}
