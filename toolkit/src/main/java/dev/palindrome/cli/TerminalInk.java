package dev.palindrome.cli;

import dev.palindrome.finding.Severity;
import dev.palindrome.report.Ink;
import picocli.CommandLine.Help.Ansi.IStyle;
import picocli.CommandLine.Help.Ansi.Style;

/** Colours of a terminal. */
final class TerminalInk implements Ink {
    @Override
    public String of(Severity severity, String text) {
        return switch (severity) {
            case ERROR -> styled(text, Style.bold, Style.fg_red);
            case WARNING -> styled(text, Style.fg_yellow);
            case INFO -> styled(text, Style.fg_cyan);
        };
    }

    @Override
    public String good(String text) {
        return styled(text, Style.fg_green);
    }

    @Override
    public String strong(String text) {
        return styled(text, Style.bold);
    }

    @Override
    public String faint(String text) {
        return styled(text, Style.faint);
    }

    private String styled(String text, IStyle... styles) {
        return Style.on(styles) + text + Style.off(reversed(styles));
    }

    private static IStyle[] reversed(IStyle... styles) {
        IStyle[] reversed = styles.clone();
        java.util.Collections.reverse(java.util.Arrays.asList(reversed));
        return reversed;
    }
}
