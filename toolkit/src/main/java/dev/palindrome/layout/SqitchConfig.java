package dev.palindrome.layout;

import dev.palindrome.finding.Code;
import dev.palindrome.finding.Place;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code sqitch.conf}, in the format of Git's configuration: {@code [section]}, {@code [section "subsection"]}, {@code key = value}.
 *
 * <p>What is asked for is looked up as sqitch does it: in the section of the target, then of the engine {@code pg}, then in {@code core}.
 */
final class SqitchConfig {
    static final String FILE = "sqitch.conf";

    private static final Pattern SECTION =
            Pattern.compile("\\s*\\[\\s*([\\w.-]+)(?:\\s+\"((?:[^\"\\\\]|\\\\.)*)\")?\\s*]\\s*(?:[#;].*)?");
    private static final Pattern KEY = Pattern.compile("\\s*([A-Za-z][\\w-]*)\\s*(?:=\\s*(.*))?");

    private final Map<String, String> values = new LinkedHashMap<>();

    /** Reads a file; a line that makes no sense is noted. */
    static SqitchConfig parse(SourceFile file, String text, Problems problems) {
        SqitchConfig config = new SqitchConfig();
        String section = "";
        String[] lines = text.split("\r?\n", -1);
        for (int i = 0; i < lines.length; i++) {
            int first = i + 1;
            String line = lines[i];
            while (line.endsWith("\\") && i + 1 < lines.length) {
                line = line.substring(0, line.length() - 1) + lines[++i];
            }
            String start = line.stripLeading();
            Matcher header = SECTION.matcher(line);
            Matcher key = KEY.matcher(line);
            if (header.matches()) {
                String below = header.group(2);
                section = header.group(1).toLowerCase(Locale.ROOT) + "."
                        + (below == null ? "" : below.replaceAll("\\\\(.)", "$1") + ".");
            } else if (key.matches()) {
                String value = key.group(2);
                config.values.put(section + key.group(1), value == null ? "true" : value(value));
            } else if (!start.isEmpty() && !start.startsWith("#") && !start.startsWith(";")) {
                problems.add(
                        Code.CONFIGURATION_INVALID,
                        Place.of(file.name(), first, 0),
                        "Line " + first + " of " + file.name() + " is neither a section nor a key: " + line.strip(),
                        "Write [section], [section \"subsection\"] or key = value.");
            }
        }
        return config;
    }

    /** The value of a key of the target, the engine or the core; null when none has it. */
    @Nullable
    String find(String key) {
        for (String section : sections()) {
            String value = values.get(section + key);
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    String get(String key, String otherwise) {
        String value = find(key);
        return value == null ? otherwise : value;
    }

    /** The variables of psql that sqitch sets for scripts that go this way: {@code deploy} or {@code revert}. */
    Map<String, String> variables(String direction) {
        Map<String, String> variables = new LinkedHashMap<>();
        String target = target();
        add(variables, "core.variables.");
        add(variables, direction + ".variables.");
        add(variables, "engine.pg.variables.");
        if (target != null) {
            add(variables, "target." + target + ".variables.");
        }
        return variables;
    }

    private void add(Map<String, String> variables, String prefix) {
        values.forEach((key, value) -> {
            if (key.startsWith(prefix)) {
                variables.put(key.substring(prefix.length()), value);
            }
        });
    }

    private String[] sections() {
        String target = target();
        return target == null
                ? new String[] {"engine.pg.", "core."}
                : new String[] {"target." + target + ".", "engine.pg.", "core."};
    }

    private @Nullable String target() {
        String target = values.get("engine.pg.target");
        return target == null ? values.get("core.target") : target;
    }

    private static String value(String written) {
        StringBuilder value = new StringBuilder();
        boolean quoted = false;
        int kept = 0;
        for (int i = 0; i < written.length(); i++) {
            char c = written.charAt(i);
            if (c == '"') {
                quoted = !quoted;
                kept = value.length();
            } else if (c == '\\' && i + 1 < written.length()) {
                char escaped = written.charAt(++i);
                value.append(escaped == 'n' ? '\n' : escaped == 't' ? '\t' : escaped);
                kept = value.length();
            } else if (!quoted && (c == '#' || c == ';')) {
                break;
            } else {
                value.append(c);
                kept = quoted || !Character.isWhitespace(c) ? value.length() : kept;
            }
        }
        return value.substring(0, kept);
    }
}
