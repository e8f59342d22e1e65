package dev.palindrome.script;

/** Looks at what stands between statements, with code that shares nothing with the lexer. */
final class Gap {
    private Gap() {}

    /** What is left of a text without white space, comments and semicolons at its start. */
    static String withoutLeading(String text) {
        String rest = text;
        while (true) {
            String stripped = rest.replaceFirst("^[\\s;\uFEFF]+", "").replaceFirst("^--[^\\n\\r]*", "");
            if (stripped.startsWith("/*")) {
                stripped = stripped.substring(endOfBlock(stripped));
            }
            if (stripped.equals(rest)) {
                return rest;
            }
            rest = stripped;
        }
    }

    private static int endOfBlock(String text) {
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            if (text.startsWith("/*", i)) {
                depth++;
                i++;
            } else if (text.startsWith("*/", i)) {
                depth--;
                i++;
            }
            if (depth == 0) {
                return i + 1;
            }
        }
        return text.length();
    }
}
