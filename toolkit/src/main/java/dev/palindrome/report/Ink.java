package dev.palindrome.report;

import dev.palindrome.finding.Severity;

/** How a text is set off where it can be: on a terminal with colours, or not at all. */
public interface Ink {
    /** Sets nothing off. */
    Ink NONE = new Ink() {
        @Override
        public String of(Severity severity, String text) {
            return text;
        }

        @Override
        public String good(String text) {
            return text;
        }

        @Override
        public String strong(String text) {
            return text;
        }

        @Override
        public String faint(String text) {
            return text;
        }
    };

    /** Text in the colour of a severity. */
    String of(Severity severity, String text);

    /** Text that says all is well. */
    String good(String text);

    /** Text that stands out. */
    String strong(String text);

    /** Text that stands back. */
    String faint(String text);
}
