package dev.palindrome.script;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;

/** What holds for every script that can be split. */
final class Invariants {
    private Invariants() {}

    static void check(Script script, int firstLine, String description) {
        String text = script.text();
        StringBuilder joined = new StringBuilder();
        int position = 0;
        String data = null;
        for (Statement statement : script.statements()) {
            checkGap(text.substring(position, statement.offset()), data, description);
            joined.append(text, position, statement.offset()).append(statement.text());
            position = statement.offset() + statement.text().length();
            data = statement.copyData();
            Position naive = naivePosition(text, statement.offset(), firstLine);
            assertThat(new Position(statement.line(), statement.column()))
                    .as(description)
                    .isEqualTo(naive);
            assertThat(script.position(statement.offset())).as(description).isEqualTo(naive);
            checkAlone(statement, description);
        }
        checkGap(text.substring(position), data, description);
        assertThat(joined.append(text, position, text.length())).as(description).hasToString(text);
        assertThat(script.position(text.length()))
                .as(description)
                .isEqualTo(naivePosition(text, text.length(), firstLine));
    }

    /** Between two statements there is nothing but white space, comments, semicolons and the data of a COPY. */
    private static void checkGap(String gap, @Nullable String data, String description) {
        String rest = gap;
        if (data != null) {
            int line = rest.indexOf('\n') + 1;
            assertThat(Gap.withoutLeading(rest.substring(0, line)))
                    .as(description)
                    .isEmpty();
            assertThat(rest.substring(line)).as(description).startsWith(data + "\\.");
            rest = rest.substring(line + data.length() + 2);
        }
        assertThat(Gap.withoutLeading(rest)).as(description).isEmpty();
    }

    private static void checkAlone(Statement statement, String description) {
        if (statement.text().startsWith("\uFEFF")) {
            return; // A part of a name inside of a text, a byte order mark at its start.
        }
        String data = statement.copyData();
        String text = data == null ? statement.text() : statement.text() + ";\n" + data + "\\.";
        assertThat(Script.parse("V1__x.sql", text, 1).statements())
                .as(description)
                .containsExactly(new Statement(statement.text(), 1, 1, 0, data));
    }

    private static Position naivePosition(String text, int offset, int firstLine) {
        int line = firstLine;
        int column = 1;
        for (int i = 0; i < offset; i++) {
            char c = text.charAt(i);
            if (c == '\n' || (c == '\r' && !text.startsWith("\r\n", i))) {
                line++;
                column = 1;
            } else if (!Character.isLowSurrogate(c) && !(i == 0 && c == '\uFEFF')) {
                column++;
            }
        }
        return new Position(line, column);
    }
}
