package dev.palindrome.cli;

import dev.palindrome.finding.Code;
import dev.palindrome.finding.Finding;
import dev.palindrome.finding.PalindromeException;
import dev.palindrome.finding.PalindromeException.Category;
import dev.palindrome.layout.RevisionFile;
import dev.palindrome.layout.RevisionFiles;
import dev.palindrome.layout.RevisionText;
import dev.palindrome.revision.Body;
import dev.palindrome.revision.NewRevision;
import dev.palindrome.revision.Revision;
import dev.palindrome.revision.RevisionGraph;
import dev.palindrome.revision.SqlBody;
import dev.palindrome.revision.VersionKey;
import dev.palindrome.script.Script;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Writes the files of a new revision, and reads the history again to see that they are understood as they were meant. */
record RevisionWriter(ProjectArguments arguments, RevisionFiles files, PrintWriter out) {
    /** What ends a statement for a tool that cuts scripts itself. */
    private static final Pattern END = Pattern.compile(";\\s*$");

    void write(RevisionText text, boolean java) {
        write(List.of(text), java);
    }

    /** Writes all of them or none. */
    void write(List<RevisionText> texts, boolean java) {
        List<RevisionFile> planned = new ArrayList<>();
        for (RevisionText text : texts) {
            refuseBelowItsParents(text.revision());
            planned.addAll(java ? List.of(files.javaSource(text)) : files.scripts(text));
        }
        NewFiles written = new NewFiles();
        written.write(planned);
        if (!java) {
            try {
                RevisionGraph read = arguments.load().graph();
                texts.forEach(text -> check(text, read));
            } catch (PalindromeException e) {
                throw written.undone(e);
            }
        }
        planned.forEach(file -> out.println("wrote " + shown(file.path())));
        List<String> heads = texts.get(texts.size() - 1).revision().headsAfter();
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

    private void check(RevisionText text, RevisionGraph graph) {
        NewRevision revision = text.revision();
        Revision read = graph.find(revision.id());
        boolean placed = read != null && read.parents().equals(revision.parents());
        if (placed && !(says(read.upgrade(), text.upgrade()) && says(read.downgrade(), text.downgrade()))) {
            throw new PalindromeException(
                    Category.CONFIGURATION,
                    Finding.of(
                            Code.CONFIGURATION_INVALID,
                            null,
                            "The files of the new revision " + revision.id()
                                    + " are not read as they were meant: their statements are others than those that were proven.",
                            "Keep the templates free of statements of their own; name the encoding UTF-8."));
        }
        if (!placed) {
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

    /** Whether a script that was read has the statements that were meant. */
    private static boolean says(@Nullable Body body, String statements) {
        return statements.isEmpty()
                || body instanceof SqlBody script
                        && texts(Script.of(script)).equals(texts(Script.parse("the new revision", statements, 1)));
    }

    private static List<String> texts(Script script) {
        return script.statements().stream()
                .map(statement -> END.matcher(statement.text()).replaceFirst(""))
                .toList();
    }

    private static Path shown(Path path) {
        Path here = Path.of("").toAbsolutePath();
        Path absolute = path.toAbsolutePath().normalize();
        return absolute.startsWith(here) ? here.relativize(absolute) : absolute;
    }
}
