package dev.palindrome.finding;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that Palindrome has to say: data, made into words by one renderer.
 *
 * @param code what kind of finding this is; stable over releases
 * @param severity how much it weighs
 * @param revision id of the revision that it is about, or null when it is about the whole history
 * @param place where to look, or null when there is no single place
 * @param message one or two sentences: what was expected and what was found
 * @param changes the differences that explain it, smallest first; empty when it is not about a difference
 * @param remedy how to fix it, or how to allow it on purpose; null when there is nothing to do
 */
public record Finding(
        Code code,
        Severity severity,
        @Nullable String revision,
        @Nullable Place place,
        String message,
        List<String> changes,
        @Nullable String remedy) {
    public Finding {
        changes = List.copyOf(changes);
    }

    /** A finding with its code's own severity that is about a place and not about a revision. */
    public static Finding of(Code code, @Nullable Place place, String message, @Nullable String remedy) {
        return new Finding(code, code.severity(), null, place, message, List.of(), remedy);
    }

    /** The same finding, said of a revision. */
    public Finding about(String revisionId) {
        return new Finding(code, severity, revisionId, place, message, changes, remedy);
    }

    /** The same finding with another severity. */
    public Finding as(Severity other) {
        return new Finding(code, other, revision, place, message, changes, remedy);
    }

    /** The same finding, accepted for a reason: information from now on. */
    public Finding accepted(String reason) {
        return new Finding(
                code, Severity.INFO, revision, place, message + " (Accepted: " + reason + ")", changes, null);
    }
}
