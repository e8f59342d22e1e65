package dev.palindrome.cli;

import dev.palindrome.finding.Code;
import dev.palindrome.finding.Finding;
import dev.palindrome.finding.PalindromeException;
import dev.palindrome.finding.PalindromeException.Category;
import dev.palindrome.layout.RevisionFile;
import dev.palindrome.layout.RevisionFiles;
import dev.palindrome.layout.RevisionText;
import dev.palindrome.revision.NewRevision;
import dev.palindrome.revision.Revision;
import dev.palindrome.revision.VersionKey;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;

/** Writes the files of a new revision, and reads the history again to see that they are understood as they were meant. */
record RevisionWriter(ProjectArguments arguments, RevisionFiles files, PrintWriter out) {
    void write(RevisionText text, boolean java) {
        refuseBelowItsParents(text.revision());
        List<RevisionFile> planned = java ? List.of(files.javaSource(text)) : files.scripts(text);
        NewFiles written = new NewFiles();
        written.write(planned);
        if (!java) {
            try {
                check(text.revision());
            } catch (PalindromeException e) {
                throw written.undone(e);
            }
        }
        planned.forEach(file -> out.println("wrote " + shown(file.path())));
        List<String> heads = text.revision().headsAfter();
        if (heads.size() > 1) {
            arguments.common.say(
                    out,
                    "The history has several heads now: " + String.join(", ", heads)
                            + ". `palindrome merge heads` joins them.");
        }
        out.flush();
    }

    /** Flyway runs in the order of the versions. */
    private static void refuseBelowItsParents(NewRevision revision) {
        for (String parent : revision.parents()) {
            if (VersionKey.isAtOrBelow(revision.id(), parent)) {
                throw new PalindromeException(
                        Category.CONFIGURATION,
                        Finding.of(
                                Code.ID_INVALID,
                                null,
                                "Revision " + revision.id() + " would come before " + parent
                                        + ", which it revises, in the order of versions, in which Flyway runs them.",
                                "Choose an id above " + parent + "."));
            }
        }
    }

    private void check(NewRevision revision) {
        Revision read = arguments.load().graph().find(revision.id());
        if (read == null || !read.parents().equals(revision.parents())) {
            throw new PalindromeException(
                    Category.CONFIGURATION,
                    Finding.of(
                            Code.CONFIGURATION_INVALID,
                            null,
                            "The files of the new revision " + revision.id() + " are not read as they were meant: "
                                    + (read == null
                                            ? "the history does not have it."
                                            : "it revises " + String.join(", ", read.parents()) + "."),
                            "Keep ${directives} in the template of upgrades, and name the directory as a location."));
        }
    }

    private static Path shown(Path path) {
        Path here = Path.of("").toAbsolutePath();
        Path absolute = path.toAbsolutePath().normalize();
        return absolute.startsWith(here) ? here.relativize(absolute) : absolute;
    }
}
