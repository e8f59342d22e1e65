package dev.palindrome.model;

import dev.palindrome.schema.SchemaObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What constraints and indexes are apart from their names: two that have the same structure do the same. */
final class Structure {
    private static final String NAME = "(?:\"(?:[^\"]|\"\")+\"|[^\\s\"(),]+)";
    private static final Pattern INDEX = Pattern.compile("^CREATE( UNIQUE)? INDEX " + NAME + " ON (?:ONLY )?");
    private static final Pattern PLAIN_UNIQUE =
            Pattern.compile("^CREATE UNIQUE INDEX ON (?:\"(?:[^\"]|\"\")+\"|[^\\s\"])+" + " USING btree \\((" + NAME
                    + "(?:, " + NAME + ")*)\\)( NULLS NOT DISTINCT)?$");
    private static final Pattern KEY =
            Pattern.compile("^(?:PRIMARY KEY|UNIQUE)( NULLS NOT DISTINCT)? \\(([^()]*)\\)(.*)$", Pattern.DOTALL);
    private static final Pattern FOREIGN_KEY =
            Pattern.compile("^FOREIGN KEY \\(([^()]*)\\) REFERENCES (.+?)\\(([^()]*)\\)(.*)$", Pattern.DOTALL);
    private static final Pattern DEFERRED = Pattern.compile(" (?:NOT )?DEFERRABLE| INITIALLY DEFERRED");
    private static final Pattern LITERAL = Pattern.compile("'(?:[^']|'')*'");
    private static final String CAST = "(?:::(?:text|character varying)(?:\\[\\])?)?";
    /** What {@code column IN ('A', 'B')} becomes, also when PostgreSQL has read its own text once more. */
    private static final Pattern ONE_OF = Pattern.compile("^CHECK \\(\\(\\(?(" + NAME + ")\\)?" + CAST
            + " = (?:ANY \\(\\(?ARRAY\\[)?((?:\\(?'(?:[^']|'')*'" + CAST + "\\)?" + CAST + "(?:, )?)+)\\]?\\)?" + CAST
            + "\\)*$");

    private static final Pattern WORD = Pattern.compile("\"(?:[^\"]|\"\")+\"|[\\p{L}_][\\p{L}\\p{N}_$]*");

    /** Names that Hibernate and PostgreSQL make up. */
    private static final Pattern GENERATED =
            Pattern.compile("(?i)(?:fk|uk|idx|ix)[a-z0-9]{20,}|.*_(?:pkey|key|check|fkey|idx)\\d*");

    private Structure() {}

    /** A text that two constraints or indexes of a table share when they do the same. */
    static String of(SchemaObject object) {
        String definition = object.attribute("definition");
        if (definition == null) {
            return "";
        }
        if (object.key().kind().equals("index")) {
            return INDEX.matcher(definition).replaceFirst("CREATE$1 INDEX ON ");
        }
        Matcher key = KEY.matcher(definition);
        if (key.matches()) {
            return ("primary key".equals(object.attribute("type")) ? "PRIMARY KEY" : "UNIQUE")
                    + (key.group(1) == null ? "" : key.group(1))
                    + new TreeSet<>(Identifiers.list(key.group(2)))
                    + DEFERRED.matcher(key.group(3)).replaceAll("");
        }
        Matcher foreign = FOREIGN_KEY.matcher(definition);
        if (foreign.matches()) {
            return foreign(foreign);
        }
        Matcher oneOf = ONE_OF.matcher(definition);
        return oneOf.matches() ? "CHECK " + oneOf.group(1) + " IN " + literals(oneOf.group(2)) : definition;
    }

    private static String foreign(Matcher foreign) {
        List<String> from = Identifiers.list(foreign.group(1));
        List<String> to = Identifiers.list(foreign.group(3));
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i < from.size(); i++) {
            pairs.add(from.get(i) + "->" + to.get(i));
        }
        Collections.sort(pairs);
        return "FOREIGN KEY " + pairs + " REFERENCES " + foreign.group(2)
                + DEFERRED.matcher(foreign.group(4)).replaceAll("");
    }

    private static Set<String> literals(String text) {
        Set<String> literals = new TreeSet<>();
        Matcher matcher = LITERAL.matcher(text);
        while (matcher.find()) {
            literals.add(matcher.group());
        }
        return literals;
    }

    /** The structure of the unique constraint that would do what this index or key does; null if none would. */
    static @Nullable String unique(SchemaObject object) {
        String structure = of(object);
        if (!object.key().kind().equals("index")) {
            boolean key = structure.startsWith("UNIQUE") || structure.startsWith("PRIMARY KEY");
            return key ? structure.replaceFirst("^PRIMARY KEY", "UNIQUE") : null;
        }
        Matcher plain = PLAIN_UNIQUE.matcher(structure);
        return plain.matches()
                ? "UNIQUE" + (plain.group(2) == null ? "" : plain.group(2))
                        + new TreeSet<>(Identifiers.list(plain.group(1)))
                : null;
    }

    /** The table that a foreign key refers to, or null. */
    static @Nullable String target(SchemaObject constraint) {
        String definition = constraint.attribute("definition");
        Matcher foreign = FOREIGN_KEY.matcher(definition == null ? "" : definition);
        return foreign.matches() ? foreign.group(2) : null;
    }

    /** The names that a definition mentions, without quotes; keywords and functions are among them. */
    static Set<String> names(String definition) {
        Set<String> names = new LinkedHashSet<>();
        String text = LITERAL.matcher(definition).replaceAll("''");
        int on = text.indexOf(" ON ");
        Matcher matcher = WORD.matcher(text.startsWith("CREATE ") && on > 0 ? text.substring(on) : own(text));
        while (matcher.find()) {
            names.add(Identifiers.plain(matcher.group()));
        }
        return names;
    }

    /** The columns of the other table are not those of this one. */
    private static String own(String definition) {
        Matcher foreign = FOREIGN_KEY.matcher(definition);
        return foreign.matches() ? foreign.group(1) : definition;
    }

    static boolean isGenerated(String name) {
        return GENERATED.matcher(Identifiers.plain(name)).matches();
    }
}
