package dev.palindrome.proof;

import dev.palindrome.diff.Change;
import dev.palindrome.diff.ChangeGroup;
import dev.palindrome.diff.Changes;
import dev.palindrome.diff.Wording;
import dev.palindrome.finding.Code;
import dev.palindrome.finding.Finding;
import dev.palindrome.finding.PalindromeException;
import dev.palindrome.model.Authority;
import dev.palindrome.model.Model;
import dev.palindrome.model.Origin;
import dev.palindrome.model.Origins;
import dev.palindrome.revision.SqlBody;
import dev.palindrome.schema.ObjectKey;
import dev.palindrome.schema.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What stands between a migrated schema and its model.
 *
 * <pre>{@code
 * Drift drift = Drift.of(Source.revision("head", history, "head", List.of()), Source.model(model, List.of()),
 *         model.authority(), ComparisonOptions.DEFAULT, servers);
 * drift.words().forEach(System.out::println);
 * }</pre>
 *
 * @param model the model's side
 * @param found the side of the database, or of the history's head
 * @param schema what was found
 * @param wanted what should have been found: as the model says where it has a say, and else as it was found
 * @param changes what leads from what is wanted to what was found
 * @param groups the same changes by what they belong to
 * @param origins where the model's parts come from
 * @param unmapped tables that were found, and in which the model has no say because it does not have them
 */
public record Drift(
        SchemaComparison.Side model,
        SchemaComparison.Side found,
        Snapshot schema,
        Snapshot wanted,
        Changes changes,
        List<ChangeGroup> groups,
        Origins origins,
        List<ObjectKey> unmapped) {
    private static final String PUBLIC = "public.";

    public Drift {
        groups = List.copyOf(groups);
        unmapped = List.copyOf(unmapped);
    }

    /**
     * The drift between a schema and a model.
     *
     * @param found a history's head, or a database
     * @param model a model, or any source, which then stands for one
     * @param authority what the model has a say in
     * @param servers where what has to be built is built
     * @throws PalindromeException if one of them cannot be read or built, or the model has nothing
     */
    public static Drift of(
            Source found, Source model, Authority authority, ComparisonOptions options, ScratchServers servers) {
        return new DriftReading(found, model, authority, options, servers).drift();
    }

    /** As {@link #of(Source, Source, Authority, ComparisonOptions, ScratchServers)}, for a mapping. */
    public static Drift of(
            Source found, Model model, Authority authority, ComparisonOptions options, ScratchServers servers) {
        return of(found, Source.model(model, List.<SqlBody>of()), authority, options, servers);
    }

    /** Whether nothing differs. */
    public boolean isEmpty() {
        return changes.isEmpty();
    }

    /** Where what a change is about comes from, or null. */
    public @Nullable Origin origin(Change change) {
        return origins.of(change);
    }

    /** Each difference in words, the smallest first, with the class and the field that it comes from. */
    public List<String> words() {
        return changes.changes().stream().map(this::words).toList();
    }

    /** A difference in words, with the class and the field that it comes from. */
    public String words(Change change) {
        Origin origin = origin(change);
        return change.words(Wording.COMPARED) + (origin == null ? "" : " [" + origin + "]");
    }

    /** One finding for all that belongs together, and one for the tables that the model does not have. */
    public List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        for (ChangeGroup group : groups) {
            findings.add(
                    new Finding(
                            Code.MODEL_DRIFT,
                            Code.MODEL_DRIFT.severity(),
                            null,
                            null,
                            group.name() + " of " + found.name() + " is not what " + model.name() + " wants.",
                            group.changes().stream().map(this::words).toList(),
                            "Write the revision that closes the gap (palindrome revision --autogenerate), or change the model."));
        }
        if (!unmapped.isEmpty()) {
            findings.add(Finding.of(Code.MODEL_UNMAPPED, null, unmappedWords(), null));
        }
        return findings;
    }

    /** Which tables the model does not have; a sentence, or an empty text. */
    public String unmappedWords() {
        if (unmapped.isEmpty()) {
            return "";
        }
        String names = unmapped.stream()
                .map(table -> table.name().startsWith(PUBLIC) ? table.name().substring(PUBLIC.length()) : table.name())
                .collect(Collectors.joining(", "));
        return (unmapped.size() == 1 ? "One table is" : unmapped.size() + " tables are") + " not in the model: " + names
                + ".";
    }
}
