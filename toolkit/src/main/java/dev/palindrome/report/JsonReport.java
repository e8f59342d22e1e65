package dev.palindrome.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.palindrome.finding.Finding;
import dev.palindrome.finding.Place;
import dev.palindrome.finding.Severity;
import dev.palindrome.proof.ProofResult;
import dev.palindrome.proof.RevisionResult;
import dev.palindrome.revision.Revision;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A proof's result as JSON, format 1. Fields are added in later releases, never renamed; times are milliseconds, the whole in seconds;
 * what is unknown is left out.
 */
public final class JsonReport {
    private static final int FORMAT = 1;
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            .build();

    private JsonReport() {}

    /** The text, with line ends, ended by one. */
    public static String render(ProofResult result) {
        Report report = new Report(
                FORMAT,
                summary(result),
                result.revisions().stream().map(JsonReport::revision).toList(),
                result.findings().stream().map(JsonReport::finding).toList(),
                result.notices());
        try {
            return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(report) + "\n";
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a report of records and text cannot fail to be written", impossible);
        }
    }

    private record Report(
            int format,
            Summary summary,
            List<RevisionEntry> revisions,
            List<FindingEntry> findings,
            List<String> notices) {}

    private record Summary(
            int revisions,
            Map<String, Long> verdicts,
            long errors,
            long warnings,
            double seconds,
            String postgres,
            String layout,
            int carried,
            @Nullable DescentEntry descent,
            @Nullable ConfluenceEntry confluence,
            @Nullable DataEntry data) {}

    private record DataEntry(long seed, int tables, int seeded, Map<String, String> unseeded) {}

    private record ConfluenceEntry(int pairs, int leftOut, int scripts) {}

    private record DescentEntry(int levels, int introducing, int failed, boolean reachedBase) {}

    private record RevisionEntry(
            String id,
            String description,
            List<String> parents,
            String file,
            String verdict,
            String schema,
            String data,
            @Nullable Double upgradeMillis,
            @Nullable Double downgradeMillis,
            List<FindingEntry> findings) {}

    private record FindingEntry(
            String code,
            String severity,
            @Nullable String revision,
            @Nullable String file,
            @Nullable Integer line,
            @Nullable Integer column,
            String message,
            List<String> changes,
            @Nullable String remedy) {}

    private static Summary summary(ProofResult result) {
        Map<String, Long> verdicts = new LinkedHashMap<>();
        result.verdicts().forEach((verdict, count) -> verdicts.put(verdict.name(), count));
        return new Summary(
                result.revisions().size(),
                verdicts,
                result.count(Severity.ERROR),
                result.count(Severity.WARNING),
                result.duration().toMillis() / 1000.0,
                result.postgres(),
                result.history().layout(),
                result.carried(),
                result.descent() == null
                        ? null
                        : new DescentEntry(
                                result.descent().levels(),
                                result.descent().introducing(),
                                result.descent().failed(),
                                result.descent().reachedBase()),
                result.confluence() == null
                        ? null
                        : new ConfluenceEntry(
                                result.confluence().pairs(),
                                result.confluence().leftOut(),
                                result.confluence().scripts()),
                result.data() == null
                        ? null
                        : new DataEntry(
                                result.data().seed(),
                                result.data().tables(),
                                result.data().seeded(),
                                result.data().unseeded()));
    }

    private static RevisionEntry revision(RevisionResult result) {
        Revision revision = result.revision();
        return new RevisionEntry(
                revision.id(),
                revision.description(),
                revision.parents(),
                revision.upgrade().name(),
                result.verdict().name(),
                result.schema().word(),
                result.data().word(),
                millis(result.upgrade()),
                millis(result.downgrade()),
                result.findings().stream().map(JsonReport::finding).toList());
    }

    private static FindingEntry finding(Finding finding) {
        Place place = finding.place();
        return new FindingEntry(
                finding.code().id(),
                finding.severity().word(),
                finding.revision(),
                place == null ? null : place.file(),
                place == null || place.line() == 0 ? null : place.line(),
                place == null || place.column() == 0 ? null : place.column(),
                finding.message(),
                finding.changes(),
                finding.remedy());
    }

    private static @Nullable Double millis(@Nullable Duration duration) {
        return duration == null ? null : duration.toNanos() / 1000 / 1000.0;
    }
}
