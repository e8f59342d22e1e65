package dev.palindrome.report;

import dev.palindrome.finding.Finding;
import dev.palindrome.finding.Place;
import java.util.List;

/** The one renderer of findings into text, for terminals, test failures and logs. */
public final class FindingText {
    private static final int CHANGES_SHOWN = 20;

    private final Ink ink;
    private final int changesShown;

    /** A renderer that sets off with the given ink and shows the first changes of each finding. */
    public FindingText(Ink ink) {
        this(ink, CHANGES_SHOWN);
    }

    private FindingText(Ink ink, int changesShown) {
        this.ink = ink;
        this.changesShown = changesShown;
    }

    /** The same renderer, showing every change. */
    public FindingText showingAll() {
        return new FindingText(ink, Integer.MAX_VALUE);
    }

    /** A finding in several lines, each ended; the smallest difference comes first. */
    public String render(Finding finding) {
        StringBuilder text = new StringBuilder();
        text.append(ink.of(
                        finding.severity(),
                        finding.severity().word() + " " + finding.code().id()))
                .append(finding.revision() == null ? "" : "  revision " + ink.strong(finding.revision()))
                .append('\n');
        Place place = finding.place();
        if (place != null) {
            text.append("  at ").append(place).append('\n');
        }
        indent(text, "  ", finding.message());
        List<String> changes = finding.changes();
        changes.stream().limit(changesShown).forEach(change -> indent(text, "    ", "- ", change));
        if (changes.size() > changesShown) {
            text.append(ink.faint("    … and " + (changes.size() - changesShown) + " more (--verbose shows them)"))
                    .append('\n');
        }
        if (finding.remedy() != null) {
            indent(text, "  ", ink.faint("Remedy: " + finding.remedy()));
        }
        return text.toString();
    }

    private static void indent(StringBuilder text, String margin, String block) {
        block.lines().forEach(line -> text.append(margin).append(line).append('\n'));
    }

    private static void indent(StringBuilder text, String margin, String bullet, String block) {
        String first = margin + bullet;
        for (String line : block.lines().toList()) {
            text.append(first).append(line).append('\n');
            first = margin + " ".repeat(bullet.length());
        }
    }
}
