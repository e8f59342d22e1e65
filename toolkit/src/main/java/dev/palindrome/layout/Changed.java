package dev.palindrome.layout;

import dev.palindrome.finding.Code;
import dev.palindrome.finding.Finding;
import dev.palindrome.finding.PalindromeException;
import dev.palindrome.revision.Body;
import dev.palindrome.revision.JavaBody;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The files that differ between a commit and the work tree.
 *
 * @param present those that are there and are new or not what they were
 * @param renamed those that have another name: from which to which
 * @param deleted those that are not there any more
 */
record Changed(Set<Path> present, Map<Path, Path> renamed, List<Path> deleted) {
    /** Compares the work tree with a commit; files that git does not know yet are new. */
    static Changed read(Git git, Path root, String commit) {
        Set<Path> present = new LinkedHashSet<>();
        Map<Path, Path> renamed = new LinkedHashMap<>();
        List<Path> deleted = new ArrayList<>();
        Iterator<String> words = words(git, "diff", "--name-status", "-z", "--find-renames", commit, "--");
        while (words.hasNext()) {
            char status = words.next().charAt(0);
            Path path = root.resolve(words.next());
            if (status == 'R' || status == 'C') {
                Path to = root.resolve(words.next());
                present.add(to);
                if (status == 'R') {
                    renamed.put(path, to);
                }
            } else if (status == 'D') {
                deleted.add(path);
            } else {
                present.add(path);
            }
        }
        words(git, "ls-files", "--others", "--exclude-standard", "-z", "--full-name", "--", ":/")
                .forEachRemaining(name -> present.add(root.resolve(name)));
        return new Changed(present, renamed, deleted);
    }

    private static Iterator<String> words(Git git, String... arguments) {
        Git.Answer answer = git.ask(arguments);
        if (!answer.succeeded()) {
            throw new PalindromeException(
                    PalindromeException.Category.CONFIGURATION,
                    Finding.of(
                            Code.CHANGES_UNKNOWN,
                            null,
                            "`git " + arguments[0] + "` ended with status " + answer.status() + ": " + answer.err()
                                    + ".",
                            "Correct what git complains of, or name the revisions with --only."));
        }
        return Arrays.stream(answer.out().split("\0"))
                .filter(word -> !word.isEmpty())
                .iterator();
    }

    /** Whether a body's file is among them, or the settings of a script beside it, or the source of its class. */
    boolean has(@Nullable Body body) {
        if (body instanceof JavaBody java) {
            String source =
                    java.migration().getClass().getName().replace('.', '/').replaceAll("\\$.*", "");
            return present.stream()
                    .map(path -> path.toString().replace('\\', '/'))
                    .anyMatch(path -> path.endsWith("/" + source + ".java") || path.endsWith("/" + source + ".kt"));
        }
        Path path = ChangedRevisions.path(body);
        return path != null
                && (present.contains(path) || present.contains(path.resolveSibling(path.getFileName() + ".conf")));
    }
}
