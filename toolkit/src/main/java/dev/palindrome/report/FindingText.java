package dev.palindrome.report;

import dev.palindrome.finding.Finding;
import dev.palindrome.finding.Place;
import java.util.List;
import java.util.function.UnaryOperator;

/** The one renderer of findings into text, for terminals, test failures and logs. */
public final class FindingText {
    private static final int CHANGES_SHOWN = 20;

    private final Ink ink;
    private final int changesShown;
    private final Wrapping wrapping;

    /** A renderer that sets off with the given ink and shows the first changes of each finding. */
    public FindingText(Ink ink) {
        this(ink, CHANGES_SHOWN, Wrapping.NONE);
    }

    private FindingText(Ink ink, int changesShown, Wrapping wrapping) {
        this.ink = ink;
        this.changesShown = changesShown;
        this.wrapping = wrapping;
    }

    /** The same renderer, showing every change. */
    public FindingText showingAll() {
        return new FindingText(ink, Integer.MAX_VALUE, wrapping);
    }

    /** The same renderer, breaking lines that are longer. */
    public FindingText wrappedAt(int columns) {
        return new FindingText(ink, changesShown, new Wrapping(columns));
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
        paragraph(text, finding.message(), UnaryOperator.identity());
        List<String> changes = finding.changes();
        changes.stream().limit(changesShown).forEach(change -> bullet(text, change));
        if (changes.size() > changesShown) {
            text.append(ink.faint("    … and " + (changes.size() - changesShown) + " more (--verbose shows them)"))
                    .append('\n');
        }
        if (finding.remedy() != null) {
            paragraph(text, "Remedy: " + finding.remedy(), ink::faint);
        }
        return text.toString();
    }

    private void paragraph(StringBuilder text, String paragraph, UnaryOperator<String> setOff) {
        wrapping.lines(paragraph, 2)
                .forEach(line -> text.append("  ").append(setOff.apply(line)).append('\n'));
    }

    private void bullet(StringBuilder text, String change) {
        String margin = "    - ";
        for (String line : wrapping.lines(change, margin.length())) {
            text.append(margin).append(line).append('\n');
            margin = "      ";
        }
    }
}
