package dev.palindrome.junit;

import dev.palindrome.database.ServerSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/** Reads what a person wrote, and says by which name it was written when it is wrong. */
record Values(UnaryOperator<String> naming) {
    static Values ofAnnotation() {
        return new Values(element -> "@MigrationTest(" + element + ")");
    }

    @Nullable
    String text(String written) {
        return written.isBlank() ? null : written.strip();
    }

    @Nullable
    Path path(String written) {
        return written.isBlank() ? null : Path.of(written.strip());
    }

    @Nullable
    Long single(String key, long[] written) {
        return single(key, Arrays.stream(written).boxed().toArray(Long[]::new));
    }

    /** How many rows; null for 0, which says nothing. */
    @Nullable
    Integer rows(String key, int written) {
        if (written < 0) {
            throw refused(key, String.valueOf(written), "a number of rows from 1");
        }
        return written == 0 ? null : written;
    }

    long number(String key, String written) {
        try {
            return Long.parseLong(written.strip());
        } catch (NumberFormatException notANumber) {
            throw refused(key, "\"" + written.strip() + "\"", "a whole number");
        }
    }

    /** The elements of an annotation that is to say one thing or nothing. */
    <T> @Nullable T single(String key, T[] written) {
        if (written.length > 1) {
            throw refused(key, Arrays.toString(written), "one value");
        }
        return written.length == 0 ? null : written[0];
    }

    List<Integer> majors(String key, List<String> written) {
        List<Integer> majors = new ArrayList<>();
        for (String text : written) {
            int major = text.strip().matches("[0-9]{1,4}") ? Integer.parseInt(text.strip()) : 0;
            if (major < ServerSpec.OLDEST || major > ServerSpec.NEWEST) {
                throw refused(
                        key,
                        "\"" + text + "\"",
                        "a major version of PostgreSQL from " + ServerSpec.OLDEST + " to " + ServerSpec.NEWEST);
            }
            if (majors.contains(major)) {
                throw new ExtensionConfigurationException(naming.apply(key) + " names " + major + " twice.");
            }
            majors.add(major);
        }
        return majors;
    }

    /** A constant by its name in lower case, with hyphens. */
    <E extends Enum<E>> E constant(String key, String written, Class<E> type) {
        for (E constant : type.getEnumConstants()) {
            if (word(constant).equals(written.strip().toLowerCase(Locale.ROOT).replace('_', '-'))) {
                return constant;
            }
        }
        throw refused(
                key,
                "\"" + written.strip() + "\"",
                "one of "
                        + Arrays.stream(type.getEnumConstants())
                                .map(Values::word)
                                .collect(Collectors.joining(", ")));
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private ExtensionConfigurationException refused(String key, String written, String allowed) {
        return new ExtensionConfigurationException(
                naming.apply(key) + " is " + written + "; it may be " + allowed + ".");
    }
}
