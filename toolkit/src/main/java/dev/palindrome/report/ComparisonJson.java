package dev.palindrome.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.palindrome.diff.Change;
import dev.palindrome.diff.ChangeGroup;
import dev.palindrome.diff.Wording;
import dev.palindrome.proof.SchemaComparison;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A comparison's result as JSON, format 1. Fields are added in later releases, never renamed; what is unknown is left out. */
public final class ComparisonJson {
    private static final int FORMAT = 1;
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            .build();

    private ComparisonJson() {}

    /** The text, with line ends, ended by one. */
    public static String render(SchemaComparison comparison) {
        Report report = new Report(
                FORMAT,
                comparison.isEqual(),
                comparison.changes().isEquivalent(),
                side(comparison.expected()),
                side(comparison.found()),
                comparison.notes(),
                comparison.groups().stream().map(ComparisonJson::group).toList());
        try {
            return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(report) + "\n";
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a report of records and text cannot fail to be written", impossible);
        }
    }

    private record Report(
            int format,
            boolean equal,
            boolean equivalent,
            SideEntry expected,
            SideEntry found,
            List<String> notes,
            List<GroupEntry> groups) {}

    private record GroupEntry(String name, List<ChangeEntry> changes) {}

    private record SideEntry(String name, @Nullable Integer postgres, int objects) {}

    private record ChangeEntry(
            String kind,
            String name,
            String type,
            String words,
            List<DifferenceEntry> differences,
            List<ChangeEntry> consequences) {}

    private record DifferenceEntry(
            String property,
            @Nullable String expected,
            @Nullable String found) {}

    private static SideEntry side(SchemaComparison.Side side) {
        return new SideEntry(side.name(), side.postgres() == 0 ? null : side.postgres(), side.objects());
    }

    private static GroupEntry group(ChangeGroup group) {
        return new GroupEntry(
                group.name(),
                group.changes().stream().map(ComparisonJson::change).toList());
    }

    private static ChangeEntry change(Change change) {
        return new ChangeEntry(
                change.key().kind(),
                change.key().name(),
                change.type().name().toLowerCase(Locale.ROOT),
                change.words(Wording.COMPARED),
                change.differences().stream()
                        .map(difference ->
                                new DifferenceEntry(difference.attribute(), difference.before(), difference.after()))
                        .toList(),
                change.consequences().stream().map(ComparisonJson::change).toList());
    }
}
