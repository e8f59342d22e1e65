package dev.palindrome.layout;

import dev.palindrome.finding.Code;
import dev.palindrome.finding.Place;
import dev.palindrome.revision.SqlBody.TransactionMode;
import java.util.Map;

/** diesel's {@code metadata.toml} beside a revision's scripts; the only key that diesel reads is {@code run_in_transaction}. */
final class DieselMetadata {
    private static final String KEY = "run_in_transaction";

    private DieselMetadata() {}

    static TransactionMode read(SourceFile file, Reading reading) {
        String text = reading.source().read(file);
        if (text == null) {
            return TransactionMode.ALWAYS;
        }
        TransactionMode mode = TransactionMode.ALWAYS;
        for (Map.Entry<String, Object> entry : Toml.parse(file.name(), text).entrySet()) {
            Place place = Place.of(file.name(), Toml.lineOf(text, entry.getKey()), 0);
            if (!entry.getKey().equals(KEY)) {
                reading.problems()
                        .add(
                                Code.CONFIGURATION_INVALID,
                                place,
                                "Unknown key '" + entry.getKey() + "' in " + file.name() + ".",
                                "The only key is " + KEY + ".");
            } else if (entry.getValue() instanceof Boolean inTransaction) {
                mode = inTransaction ? TransactionMode.ALWAYS : TransactionMode.NEVER;
            } else {
                reading.problems()
                        .add(
                                Code.CONFIGURATION_INVALID,
                                place,
                                KEY + " in " + file.name() + " is '" + entry.getValue() + "'.",
                                "Write true or false.");
            }
        }
        return mode;
    }
}
