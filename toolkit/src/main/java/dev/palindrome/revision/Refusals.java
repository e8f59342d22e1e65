package dev.palindrome.revision;

import dev.palindrome.finding.Code;
import dev.palindrome.finding.Finding;
import dev.palindrome.finding.PalindromeException;
import dev.palindrome.finding.PalindromeException.Category;
import java.util.List;
import java.util.stream.Collectors;

/** The words for targets that cannot be followed: each names the revisions that it is about, with their files. */
final class Refusals {
    private static final int MOST_NAMED = 12;
    private static final int MOST_FILES = 5;
    private static final String WHAT_A_TARGET_IS =
            "Write head, heads, base, the id of a revision, LABEL@head, or +N or -N.";

    private Refusals() {}

    static PalindromeException of(Code code, String message, String remedy) {
        return new PalindromeException(Category.CONFIGURATION, Finding.of(code, null, message, remedy));
    }

    static PalindromeException unknown(Nodes nodes, String text) {
        return of(
                Code.TARGET_UNKNOWN,
                "There is no revision '" + text + "' in this history. " + existing(nodes),
                WHAT_A_TARGET_IS);
    }

    static PalindromeException unknownBranch(Nodes nodes, Iterable<String> labels, String branch) {
        String known = String.join(", ", labels);
        return of(
                Code.TARGET_UNKNOWN_BRANCH,
                "There is no label or revision '" + branch + "' in this history, so it names no branch. "
                        + (known.isEmpty() ? "The history has no labels." : "The labels are " + known + "."),
                "Write a label, or the id of a revision of the branch, before the @.");
    }

    static PalindromeException ambiguousId(String text, List<String> found) {
        return of(
                Code.TARGET_AMBIGUOUS_ID,
                "Several revisions begin with '" + text + "': " + some(found) + ".",
                "Write more of the id.");
    }

    static PalindromeException notInBranch(Revision revision, Revision branch, String text) {
        return of(
                Code.TARGET_NOT_IN_BRANCH,
                "Revision " + GraphProblems.named(revision) + " is not on the branch '" + text
                        + "': it is neither before nor after revision " + GraphProblems.named(branch) + ".",
                "Leave out the branch, or name a revision of it.");
    }

    static PalindromeException severalHeads(String text, List<Revision> heads) {
        return of(
                Code.TARGET_SEVERAL_HEADS,
                "The history has several heads, so '" + text + "' could mean any of them: " + files(heads) + ".",
                "Name one of them, or write heads.");
    }

    static PalindromeException ambiguousWalk(String text, String from, boolean up, List<Revision> choices) {
        return of(
                Code.TARGET_AMBIGUOUS_WALK,
                "'" + text + "' could mean several revisions: " + (up ? "above " : "below ") + from + " are "
                        + files(choices) + ".",
                up ? "Name the revision, or put the label of one line before it: LABEL@+N." : "Name the revision.");
    }

    static PalindromeException outOfRange(String text, int asked, String only) {
        return of(
                Code.TARGET_OUT_OF_RANGE,
                "'" + text + "' asks for " + asked + (asked == 1 ? " revision" : " revisions") + ", but " + only + ".",
                "Write a smaller number, or name the revision to go to.");
    }

    static PalindromeException wrongWay(String text, Direction direction) {
        boolean up = direction == Direction.UPGRADE;
        return of(
                Code.TARGET_OUT_OF_RANGE,
                "The target of " + (up ? "an upgrade" : "a downgrade") + " cannot be '" + text + "'.",
                up ? "Write +1 or more." : "Write -1 or less.");
    }

    static PalindromeException severalCurrent(String text, List<Revision> current) {
        return of(
                Code.TARGET_SEVERAL_CURRENT,
                "There are several heads applied, so '" + text + "' could go along any of them: " + files(current)
                        + ".",
                "Name the revision to go to, or put the label of one line before it: LABEL"
                        + (text.contains("@") ? "" : "@") + text + ".");
    }

    static PalindromeException overlap(Revision above, List<Revision> below) {
        return of(
                Code.TARGETS_OVERLAP,
                "Revision " + GraphProblems.named(above) + " stands above "
                        + (below.size() == 1 ? "another revision that was named: " : "others that were named: ")
                        + files(below) + ".",
                "Name only the highest of them.");
    }

    /** The files of a few revisions, or the ids of many. */
    static String files(List<Revision> revisions) {
        return revisions.size() <= MOST_FILES
                ? revisions.stream().map(GraphProblems::named).collect(Collectors.joining(", "))
                : some(revisions.stream().map(Revision::id).toList());
    }

    private static String existing(Nodes nodes) {
        List<String> ids = nodes.revisions().stream().map(Revision::id).toList();
        return ids.isEmpty() ? "It has no revisions." : "It has " + some(ids) + ".";
    }

    private static String some(List<String> ids) {
        return ids.size() <= MOST_NAMED
                ? String.join(", ", ids)
                : ids.size() + " revisions, from " + ids.get(0) + " to " + ids.get(ids.size() - 1);
    }
}
