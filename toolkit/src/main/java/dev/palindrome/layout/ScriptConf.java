package dev.palindrome.layout;

import dev.palindrome.finding.Code;
import dev.palindrome.finding.Place;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a script's own configuration file, {@code <script>.conf}, says.
 *
 * @param executeInTransaction null when it is not said
 * @param placeholderReplacement null when it is not said
 * @param encoding null when it is not said
 */
record ScriptConf(
        @Nullable Boolean executeInTransaction,
        @Nullable Boolean placeholderReplacement,
        @Nullable Charset encoding) {
    /** Nothing is said. */
    static final ScriptConf NONE = new ScriptConf(null, null, null);

    private static final List<String> KEYS =
            List.of("encoding", "executeInTransaction", "placeholderReplacement", "shouldExecute");

    static ScriptConf read(SourceFile file, Reading reading) {
        Problems problems = reading.problems();
        String text = reading.source().read(file);
        if (text == null) {
            return NONE;
        }
        Boolean transaction = null;
        Boolean placeholders = null;
        Charset encoding = null;
        for (PropertiesText.Entry entry : FlywayConf.parse(file.name(), text, Map.of(), problems)) {
            Place place = Place.of(file.name(), entry.line(), 0);
            switch (entry.key()) {
                case "executeInTransaction" -> transaction = flag(entry, place, problems);
                case "placeholderReplacement" -> placeholders = flag(entry, place, problems);
                case "encoding" ->
                    encoding = FlywaySettings.charset(entry.value().strip(), file.name(), problems);
                case "shouldExecute" -> shouldExecute(entry, place, problems);
                default ->
                    problems.add(
                            Code.CONFIGURATION_INVALID,
                            place,
                            "Unknown key '" + entry.key() + "' in " + file.name() + " line " + entry.line() + ".",
                            "The keys are " + String.join(", ", KEYS) + ".");
            }
        }
        return new ScriptConf(transaction, placeholders, encoding);
    }

    private static @Nullable Boolean flag(PropertiesText.Entry entry, Place place, Problems problems) {
        String value = entry.value().strip();
        if (value.equalsIgnoreCase("true") || value.equalsIgnoreCase("false")) {
            return Boolean.valueOf(value);
        }
        problems.add(
                Code.CONFIGURATION_INVALID,
                place,
                "The key '" + entry.key() + "' in " + place.file() + " line " + place.line() + " is '" + value + "'.",
                "Write true or false.");
        return null;
    }

    private static void shouldExecute(PropertiesText.Entry entry, Place place, Problems problems) {
        if (!entry.value().strip().equalsIgnoreCase("true")) {
            problems.add(
                    Code.CONFIGURATION_INVALID,
                    place,
                    "The key 'shouldExecute' in " + place.file() + " line " + place.line() + " is '"
                            + entry.value().strip() + "'; scripts that run on some databases only are not supported.",
                    "Take the key out, or keep the script in a location of its own.");
        }
    }
}
