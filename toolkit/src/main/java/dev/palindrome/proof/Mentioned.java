package dev.palindrome.proof;

import dev.palindrome.revision.Body;
import dev.palindrome.revision.SqlBody;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a script's text mentions, comments included: rather too much than too little. */
final class Mentioned {
    private static final Pattern WORD =
            Pattern.compile("\"([^\"]{1,63}(?:\"\"[^\"]{0,63}){0,9})\"|[\\p{L}_][\\p{L}\\p{N}_$]*+");

    private static final Pattern CHANCE = Pattern.compile(
            "\\b(random|gen_random_uuid|gen_random_bytes|uuid_generate_v\\d\\w*|uuidv\\d|random_normal|tablesample)\\b",
            Pattern.CASE_INSENSITIVE);

    private Mentioned() {}

    /** Every name that may be meant, as PostgreSQL would look it up. A body without text mentions nothing. */
    static Set<String> words(@Nullable Body body) {
        Set<String> words = new HashSet<>();
        if (body instanceof SqlBody script) {
            Matcher word = WORD.matcher(script.text());
            while (word.find()) {
                String quoted = word.group(1);
                words.add(quoted == null ? word.group().toLowerCase(Locale.ROOT) : quoted.replace("\"\"", "\""));
            }
        }
        return words;
    }

    /** Whether a body may ask for random values. */
    static boolean isChance(Body body) {
        return !(body instanceof SqlBody script)
                || CHANCE.matcher(script.text()).find();
    }
}
