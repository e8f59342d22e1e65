package dev.palindrome.junit;

import dev.palindrome.layout.ChangedRevisions;
import dev.palindrome.layout.History;
import dev.palindrome.proof.Selection;
import dev.palindrome.proof.Shard;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/** Which revisions are walked, as one source says it. */
record SelectionSettings(
        @Nullable String from,
        @Nullable String to,
        List<String> only,
        @Nullable String since,
        @Nullable Shard shard) {
    SelectionSettings {
        only = List.copyOf(only);
        boolean range = from != null || to != null;
        if ((range ? 1 : 0) + (only.isEmpty() ? 0 : 1) + (since != null ? 1 : 0) > 1) {
            throw new ExtensionConfigurationException(
                    "from and to, only, and since contradict each other; give one of them.");
        }
    }

    static SelectionSettings of(
            @Nullable String from,
            @Nullable String to,
            List<String> only,
            @Nullable String since,
            @Nullable String shard) {
        return new SelectionSettings(from, to, only, since, shard == null ? null : Shard.parse(shard));
    }

    SelectionSettings orElse(SelectionSettings other) {
        SelectionSettings which = from == null && to == null && only.isEmpty() && since == null ? other : this;
        return new SelectionSettings(
                which.from, which.to, which.only, which.since, shard == null ? other.shard : shard);
    }

    /** What a change adds, as git says it; null when that was not asked for. */
    @Nullable
    ChangedRevisions changes(History history) {
        return since == null ? null : ChangedRevisions.since(history, since);
    }

    /** What is walked of a history. */
    Selection selection(@Nullable ChangedRevisions changes) {
        Selection chosen = changes != null
                ? Selection.added(changes.revisions())
                : only.isEmpty() ? Selection.between(from, to) : Selection.only(only);
        return chosen.of(shard);
    }
}
