package dev.palindrome.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.palindrome.diff.Change;
import dev.palindrome.diff.Wording;
import dev.palindrome.model.Origin;
import dev.palindrome.proof.Drift;
import dev.palindrome.proof.SchemaComparison;
import dev.palindrome.schema.ObjectKey;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Drift as JSON, format 1: as {@link ComparisonJson}, with the class and field of each difference. */
public final class DriftJson {
    private static final int FORMAT = 1;
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            .build();

    private DriftJson() {}

    /** The text, with line ends, ended by one. */
    public static String render(Drift drift) {
        Report report = new Report(
                FORMAT,
                drift.isEmpty(),
                side(drift.model()),
                side(drift.found()),
                drift.unmapped().stream().map(ObjectKey::name).toList(),
                drift.groups().stream()
                        .map(group -> new GroupEntry(
                                group.name(),
                                group.changes().stream()
                                        .map(change -> change(drift, change))
                                        .toList()))
                        .toList());
        try {
            return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(report) + "\n";
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a report of records and text cannot fail to be written", impossible);
        }
    }

    private record Report(
            int format,
            boolean equal,
            SideEntry expected,
            SideEntry found,
            List<String> unmapped,
            List<GroupEntry> groups) {}

    private record GroupEntry(String name, List<ChangeEntry> changes) {}

    private record SideEntry(String name, @Nullable Integer postgres, int objects) {}

    private record ChangeEntry(
            String kind,
            String name,
            String type,
            String words,
            @Nullable String origin,
            List<DifferenceEntry> differences) {}

    private record DifferenceEntry(
            String property,
            @Nullable String expected,
            @Nullable String found) {}

    private static SideEntry side(SchemaComparison.Side side) {
        return new SideEntry(side.name(), side.postgres() == 0 ? null : side.postgres(), side.objects());
    }

    private static ChangeEntry change(Drift drift, Change change) {
        Origin origin = drift.origin(change);
        return new ChangeEntry(
                change.key().kind(),
                change.key().name(),
                change.type().name().toLowerCase(Locale.ROOT),
                change.words(Wording.COMPARED),
                origin == null ? null : origin.toString(),
                change.differences().stream()
                        .map(difference ->
                                new DifferenceEntry(difference.attribute(), difference.before(), difference.after()))
                        .toList());
    }
}
