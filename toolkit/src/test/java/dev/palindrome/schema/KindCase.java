package dev.palindrome.schema;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One change of a schema that a snapshot must tell, from the texts under {@code kinds}. A case begins with {@code ## NAME}; a line that
 * begins with {@code @} says what is not as usual; then come statements, {@code >>}, the change, {@code ==} and the words for it.
 *
 * @param name what is changed: {@code kind: property}
 * @param since the first version that has it
 * @param before the first version that has it no longer
 * @param onRequest whether only {@link Extra} shows it
 * @param dumped whether {@code pg_dump --schema-only} writes it
 * @param base statements before
 * @param change statements that change it
 * @param words the change in words
 */
public record KindCase(
        String name,
        int since,
        int before,
        boolean onRequest,
        boolean dumped,
        String base,
        String change,
        String words) {
    /** Roles and a tablespace that the cases use; {@code kind_database} stands for the database that a case runs in. */
    public static final List<String> ROLES = List.of("kind_owner", "kind_reader");

    public static final String TABLESPACE = "kind_space";
    public static final String DATABASE = "kind_database";

    private static final List<String> FILES = List.of("tables", "code", "types", "access");
    private static final Pattern CONDITION = Pattern.compile("since (\\d+)|before (\\d+)|(on request)|(no pg_dump)");
    private static final int OLDEST = 14;
    private static final int FUTURE = 99;

    public static List<KindCase> all() throws IOException {
        List<KindCase> cases = new ArrayList<>();
        for (String file : FILES) {
            try (InputStream stream = KindCase.class.getResourceAsStream("kinds/" + file + ".txt")) {
                String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
                Arrays.stream(text.split("(?m)^## "))
                        .skip(1)
                        .map(KindCase::read)
                        .forEach(cases::add);
            }
        }
        return cases;
    }

    private static KindCase read(String section) {
        int end = section.indexOf('\n');
        String name = section.substring(0, end);
        String rest = section.substring(end + 1);
        int since = OLDEST;
        int before = FUTURE;
        boolean onRequest = false;
        boolean dumped = true;
        if (rest.startsWith("@")) {
            String line = rest.substring(0, rest.indexOf('\n'));
            rest = rest.substring(line.length() + 1);
            String unread = line.substring(1);
            for (Matcher one = CONDITION.matcher(line); one.find(); unread = unread.replace(one.group(), "")) {
                since = one.group(1) == null ? since : Integer.parseInt(one.group(1));
                before = one.group(2) == null ? before : Integer.parseInt(one.group(2));
                onRequest |= one.group(3) != null;
                dumped &= one.group(3) == null && one.group(4) == null;
            }
            if (!unread.matches("[, ]*")) {
                throw new IllegalArgumentException(name + ": " + line);
            }
        }
        String[] parts = rest.split("(?m)^(>>|==)$", -1);
        if (parts.length != 3) {
            throw new IllegalArgumentException(name + " has " + parts.length + " parts");
        }
        return new KindCase(
                name, since, before, onRequest, dumped, parts[0].strip(), parts[1].strip(), parts[2].strip());
    }

    /** Whether a version of PostgreSQL has what is changed. */
    public boolean isOf(int version) {
        return version >= since && version < before;
    }
}
