package dev.palindrome.database;

import java.util.List;

/**
 * What became of a cluster-wide object between two states.
 *
 * @param object what changed
 * @param what how
 * @param differences for an altered object, each attribute as {@code login: false -> true}; else empty
 */
public record ClusterChange(ClusterObject object, What what, List<String> differences) {
    /** How an object changed. */
    public enum What {
        /** It was not there before. */
        CREATED("created"),
        /** It is there no more. */
        DROPPED("dropped"),
        /** It is there, but differs. */
        ALTERED("altered");

        private final String word;

        What(String word) {
            this.word = word;
        }

        /** The word for it in messages. */
        public String word() {
            return word;
        }
    }

    public ClusterChange {
        differences = List.copyOf(differences);
    }

    /** In words: {@code role app altered (login: false -> true)}. */
    @Override
    public String toString() {
        return object + " " + what.word() + (differences.isEmpty() ? "" : " (" + String.join(", ", differences) + ")");
    }
}
