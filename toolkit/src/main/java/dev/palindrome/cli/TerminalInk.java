package dev.palindrome.cli;

import dev.palindrome.finding.Severity;
import dev.palindrome.report.Ink;
import picocli.CommandLine.Help.Ansi.IStyle;
import picocli.CommandLine.Help.Ansi.Style;

/** Colours of a terminal. */
final class TerminalInk implements Ink {
    private static final String RESET = "\u001b[0m";

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

    /** Ended by a reset: what picocli ends bold with underlines twice on many terminals. */
    private static String styled(String text, IStyle... styles) {
        return Style.on(styles) + text + RESET;
    }
}
