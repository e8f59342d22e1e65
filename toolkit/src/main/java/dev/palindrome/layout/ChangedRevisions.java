package dev.palindrome.layout;

import dev.palindrome.finding.Code;
import dev.palindrome.finding.Finding;
import dev.palindrome.finding.PalindromeException;
import dev.palindrome.finding.Place;
import dev.palindrome.revision.Body;
import dev.palindrome.revision.CommandBody;
import dev.palindrome.revision.JavaBody;
import dev.palindrome.revision.Revision;
import dev.palindrome.revision.SqlBody;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The revisions that a line of work adds or changes, as git tells it: those of whose files one is not what it was where the work left the
 * other line, files that are not committed yet included.
 *
 * <pre>{@code
 * ChangedRevisions changed = ChangedRevisions.since(history, "origin/main");
 * }</pre>
 *
 * @param since the reference that was asked for
 * @param mergeBase the commit at which the work left it, shortened
 * @param revisions in the order of the history
 * @param others whether scripts around the revisions (repeatable ones, baselines) were added or changed
 * @param findings files of the history that were deleted or renamed
 */
public record ChangedRevisions(
        String since, String mergeBase, List<Revision> revisions, boolean others, List<Finding> findings) {
    private static final int SHORT = 10;
    private static final String FETCH_ALL =
            "Fetch the whole history: git fetch --unshallow (in a GitHub workflow: fetch-depth: 0).";

    public ChangedRevisions {
        revisions = List.copyOf(revisions);
        findings = List.copyOf(findings);
    }

    /** Whether nothing that a proof looks at was added or changed. */
    public boolean isEmpty() {
        return revisions.isEmpty() && !others;
    }

    /**
     * Asks git.
     *
     * @param reference a branch, a tag or a commit
     * @throws PalindromeException (configuration) if git is missing, the history is in no work tree, the reference is unknown, or there is
     *     no common ancestor, as in a shallow clone
     */
    public static ChangedRevisions since(History history, String reference) {
        return since(history, reference, "git");
    }

    static ChangedRevisions since(History history, String reference, String program) {
        List<Revision> fileless = history.graph().ordered().stream()
                .filter(revision -> !(revision.upgrade() instanceof JavaBody) && path(revision.upgrade()) == null)
                .toList();
        if (!fileless.isEmpty()) {
            throw refused(
                    "What changed since " + reference + " is told by files, and revision "
                            + fileless.get(0).title() + " has none that is known"
                            + (fileless.size() == 1 ? "." : ", nor have " + (fileless.size() - 1) + " others."),
                    "Name the revisions with --only.");
        }
        Path directory = directory(history);
        Git git = new Git(program, directory);
        Path root = root(git, directory);
        String base = mergeBase(git, reference);
        Changed changed = Changed.read(git, root, base);
        List<Revision> revisions = history.graph().ordered().stream()
                .filter(revision -> changed.has(revision.upgrade())
                        || (revision.downgrade() != null && changed.has(revision.downgrade())))
                .toList();
        boolean others = Stream.concat(history.repeatables().stream(), history.baselines().values().stream())
                .anyMatch(changed::has);
        return new ChangedRevisions(
                reference,
                base.substring(0, Math.min(SHORT, base.length())),
                revisions,
                others,
                gone(history, changed, reference));
    }

    private static Path directory(History history) {
        Path directory = history.directory();
        if (directory != null) {
            return directory;
        }
        // A history from the class path: its sources are where the build runs.
        return Path.of("").toAbsolutePath();
    }

    private static Path root(Git git, Path directory) {
        Git.Answer answer = git.ask("rev-parse", "--show-toplevel");
        if (!answer.succeeded()) {
            throw refused(
                    directory + " is in no work tree of git: " + answer.err() + ".",
                    "Run it in a clone of the project, or name the revisions with --only.");
        }
        return real(Path.of(answer.line()));
    }

    private static String mergeBase(Git git, String reference) {
        Git.Answer known = git.ask("rev-parse", "--verify", "--quiet", "--end-of-options", reference + "^{commit}");
        if (!known.succeeded()) {
            throw refused(
                    "git knows no commit '" + reference + "'.",
                    "Name a branch, a tag or a commit that this clone has. "
                            + (isShallow(git)
                                    ? FETCH_ALL
                                    : "`git fetch origin` brings the branches of the other side."));
        }
        Git.Answer base = git.ask("merge-base", known.line(), "HEAD");
        if (base.succeeded()) {
            return base.line();
        }
        boolean shallow = isShallow(git);
        throw refused(
                shallow
                        ? "This clone is shallow: the commit at which the work left " + reference + " is not in it."
                        : "HEAD and " + reference + " have no commit in common.",
                shallow ? FETCH_ALL : "Name the branch that the work left.");
    }

    private static boolean isShallow(Git git) {
        return git.ask("rev-parse", "--is-shallow-repository").line().equals("true");
    }

    /** Files that were part of the history and are not any more: a database that ran them cannot tell. */
    private static List<Finding> gone(History history, Changed changed, String reference) {
        Set<Path> places = new LinkedHashSet<>();
        history.graph().ordered().forEach(revision -> Stream.of(revision.upgrade(), revision.downgrade())
                .forEach(body -> {
                    Path path = path(body);
                    if (path != null && path.getParent() != null) {
                        places.add(path.getParent());
                    }
                }));
        List<Finding> findings = new ArrayList<>();
        Path settings =
                history.directory() == null ? null : real(history.directory().resolve(Settings.FILE));
        if (settings != null && changed.present().contains(settings)) {
            findings.add(Finding.of(
                    Code.CHANGES_LEFT_OUT,
                    Place.of(Settings.FILE),
                    "The file " + Settings.FILE + " was changed since " + reference
                            + ": it may say something else of any revision, and those whose own files are as they were are not"
                            + " walked.",
                    "Verify the whole history once, without --since."));
        }
        changed.renamed().forEach((from, to) -> {
            if (places.contains(from.getParent())) {
                findings.add(left(
                        from,
                        "The file " + from.getFileName() + " is called " + to.getFileName() + " since " + reference
                                + ": a database that ran it knows the old name."));
            }
        });
        changed.deleted().stream()
                .filter(path -> places.contains(path.getParent()))
                .forEach(path -> findings.add(left(
                        path,
                        "The file " + path.getFileName() + " was deleted since " + reference
                                + ": a database that ran it has a revision that the history has no more.")));
        return findings;
    }

    private static Finding left(Path path, String message) {
        return Finding.of(
                Code.CHANGES_LEFT_OUT,
                Place.of(String.valueOf(path.getFileName())),
                message,
                "Right as long as no database has run it; else bring it back, and add a revision instead.");
    }

    static @Nullable Path path(@Nullable Body body) {
        if (body instanceof CommandBody command && command.directory() != null && command.file() != null) {
            return real(command.directory().resolve(command.file()));
        }
        return body instanceof SqlBody script && script.path() != null ? real(script.path()) : null;
    }

    /** Without links, which git does not follow; the same path for a file that is not there any more. */
    static Path real(Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        try {
            return Files.exists(absolute) ? absolute.toRealPath() : absolute;
        } catch (IOException problem) {
            throw new PalindromeException(
                    PalindromeException.Category.CONFIGURATION,
                    List.of(Finding.of(
                            Code.FILE_UNREADABLE,
                            Place.of(path.toString()),
                            "The path cannot be resolved: " + problem.getMessage() + ".",
                            "Make its directories readable.")),
                    problem);
        }
    }

    private static PalindromeException refused(String message, String remedy) {
        return new PalindromeException(
                PalindromeException.Category.CONFIGURATION, Finding.of(Code.CHANGES_UNKNOWN, null, message, remedy));
    }
}
