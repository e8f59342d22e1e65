package dev.palindrome.report;

import dev.palindrome.finding.Finding;
import dev.palindrome.finding.Severity;
import dev.palindrome.proof.ProofResult;
import dev.palindrome.proof.RevisionResult;
import dev.palindrome.proof.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A proof's result as one page of HTML that needs nothing beside it: what was found, and the verdict of each revision. */
public final class HtmlReport {
    private static final String BODY = "<!-- the body -->";

    private final Markup markup = new Markup();
    private final ProofResult result;

    private HtmlReport(ProofResult result) {
        this.result = result;
    }

    /** The page. */
    public static String render(ProofResult result) {
        HtmlReport report = new HtmlReport(result);
        report.markup.element("body", "", report::body);
        return page().replace(BODY, report.markup.toString());
    }

    private void body() {
        markup.element("h1", "", "Palindrome");
        markup.element("p", "", summary());
        markup.element(
                "p",
                "faint",
                "PostgreSQL " + result.postgres() + ", "
                        + String.format(Locale.ROOT, "%.1f s", result.duration().toMillis() / 1000.0) + ".");
        result.notices().forEach(notice -> markup.element("p", "faint", notice));
        markup.element("h2", "", "Findings");
        if (result.findings().isEmpty()) {
            markup.element("p", "good", "Nothing was found.");
        }
        for (Severity severity : Severity.values()) {
            result.findings().stream()
                    .filter(finding -> finding.severity() == severity)
                    .forEach(this::finding);
        }
        markup.element("h2", "", "Revisions");
        markup.element("div", "wide", () -> markup.element("table", "", this::verdicts));
    }

    private String summary() {
        return result.verdicts().entrySet().stream()
                        .map(count -> count.getValue() + " " + VerdictTable.word(count.getKey()))
                        .collect(Collectors.joining(", ", result.revisions().size() + " revisions: ", ". "))
                + result.count(Severity.ERROR) + " errors, " + result.count(Severity.WARNING) + " warnings.";
    }

    private void finding(Finding finding) {
        markup.element("article", finding.severity().word(), () -> {
            markup.element(
                    "h3",
                    "",
                    finding.severity().word() + " " + finding.code().id()
                            + (finding.revision() == null ? "" : ", revision " + finding.revision()));
            if (finding.place() != null) {
                markup.element(
                        "p",
                        "faint",
                        () -> markup.element("code", "faint", finding.place().toString()));
            }
            markup.element("p", "", finding.message());
            if (!finding.changes().isEmpty()) {
                markup.element("ul", "", () -> finding.changes().forEach(change -> markup.element("li", "", change)));
            }
            sides(finding);
            if (finding.remedy() != null) {
                markup.element("p", "faint", "Remedy: " + finding.remedy());
            }
        });
    }

    /** The objects that differ, as they should have been and as they are; once for each revision. */
    private void sides(Finding finding) {
        RevisionResult revision = result.revisions().stream()
                .filter(each -> !finding.changes().isEmpty() && each.findings().indexOf(finding) == 0)
                .filter(each -> !each.expected().isEmpty() || !each.actual().isEmpty())
                .findFirst()
                .orElse(null);
        if (revision != null) {
            markup.element("div", "sides", () -> {
                side("expected", revision.expected());
                side("found", revision.actual());
            });
        }
    }

    private void side(String name, String text) {
        markup.element("div", "", () -> {
            markup.element("h4", "faint", name);
            markup.element("pre", "", text);
        });
    }

    private void verdicts() {
        markup.element(
                "thead",
                "",
                () -> markup.element("tr", "", () -> {
                    List.of("Revision", "Description", "Verdict", "Schema", "Data")
                            .forEach(name -> markup.element("th", "", name));
                    List.of("Up ms", "Down ms").forEach(name -> markup.element("th", "number", name));
                }));
        markup.element("tbody", "", () -> result.revisions().forEach(this::verdict));
    }

    private void verdict(RevisionResult revision) {
        markup.element("tr", "", () -> {
            markup.element("td", "id", revision.revision().id());
            markup.element("td", "", revision.revision().description());
            markup.element("td", style(revision.verdict()), VerdictTable.word(revision.verdict()));
            markup.element("td", "", revision.schema().word());
            markup.element("td", "", revision.data().word());
            markup.element("td", "number", millis(revision.upgrade()));
            markup.element("td", "number", millis(revision.downgrade()));
        });
    }

    private static String style(Verdict verdict) {
        return switch (verdict) {
            case REVERSIBLE -> "good";
            case IRREVERSIBLE -> "";
            case EQUIVALENT, LOSSY -> "warning";
            case BROKEN, MISSING, NOT_REACHED -> "error";
        };
    }

    private static String millis(@Nullable Duration duration) {
        return duration == null ? "–" : String.format(Locale.ROOT, "%.1f", duration.toNanos() / 1e6);
    }

    private static String page() {
        try (InputStream page = HtmlReport.class.getResourceAsStream("report.html")) {
            return new String(Objects.requireNonNull(page, "report.html").readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException problem) {
            throw new UncheckedIOException("cannot read report.html", problem);
        }
    }
}
