package dev.palindrome.data;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row as text, its values in the order of {@link DataTable#columns()}.
 *
 * @param values null for NULL
 */
record Row(List<@Nullable String> values) {
    Row {
        values = Collections.unmodifiableList(new ArrayList<>(values));
    }

    @Nullable
    String value(int position) {
        return values.get(position);
    }
}
