package dev.palindrome.ddl;

import dev.palindrome.schema.ObjectKey;
import dev.palindrome.schema.SchemaObject;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Sequences, those of identity columns included. Where a sequence stands is kept. */
final class Sequences extends Kind {
    @Override
    List<DdlStatement> create(SchemaObject sequence, Sides sides) {
        // That of an identity column is made with the column.
        return is(sequence, "identity")
                ? List.of()
                : one("CREATE " + (is(sequence, "unlogged") ? "UNLOGGED " : "") + "SEQUENCE " + name(sequence)
                        + options(sequence));
    }

    @Override
    List<DdlStatement> drop(SchemaObject sequence, Sides sides) {
        // That of an identity column goes with the identity.
        return is(sequence, "identity") ? List.of() : super.drop(sequence, sides);
    }

    /** What a sequence is made with, as far as it is not what PostgreSQL takes anyway. */
    private static String options(SchemaObject sequence) {
        String type = value(sequence, "type");
        boolean up = !value(sequence, "increment").startsWith("-");
        String lowest = up ? "1" : limit(type).negate().subtract(BigInteger.ONE).toString();
        String highest = up ? limit(type).toString() : "-1";
        StringBuilder sql = new StringBuilder();
        add(sql, " AS ", type, "bigint");
        add(sql, " INCREMENT BY ", value(sequence, "increment"), "1");
        add(sql, " MINVALUE ", value(sequence, "minimum"), lowest);
        add(sql, " MAXVALUE ", value(sequence, "maximum"), highest);
        add(sql, " START WITH ", value(sequence, "start"), value(sequence, up ? "minimum" : "maximum"));
        add(sql, " CACHE ", value(sequence, "cache"), "1");
        return sql.append(is(sequence, "cycle") ? " CYCLE" : "").toString();
    }

    private static void add(StringBuilder sql, String words, String value, String usual) {
        if (!value.equals(usual)) {
            sql.append(words).append(value);
        }
    }

    private static BigInteger limit(String type) {
        int bits = type.equals("smallint") ? 15 : type.equals("integer") ? 31 : 63;
        return BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE);
    }

    private static String value(SchemaObject sequence, String attribute) {
        return String.valueOf(sequence.attribute(attribute));
    }

    @Override
    @Nullable
    List<DdlStatement> alter(SchemaObject before, SchemaObject after, Sides sides) {
        List<DdlStatement> statements = new ArrayList<>();
        if (is(before, "identity") != is(after, "identity")) {
            // The column's statement makes one of the other.
            return statements;
        }
        String altered = "ALTER SEQUENCE " + name(after);
        StringBuilder sql = new StringBuilder();
        boolean bounds = changed(before, after, "type");
        change(sql, " AS ", before, after, "type", false);
        change(sql, " INCREMENT BY ", before, after, "increment", false);
        change(sql, " MINVALUE ", before, after, "minimum", bounds);
        change(sql, " MAXVALUE ", before, after, "maximum", bounds);
        change(sql, " START WITH ", before, after, "start", false);
        change(sql, " CACHE ", before, after, "cache", false);
        if (changed(before, after, "cycle")) {
            sql.append(is(after, "cycle") ? " CYCLE" : " NO CYCLE");
        }
        if (sql.length() > 0) {
            BigInteger start = new BigInteger(value(before, "start"));
            boolean outside = start.compareTo(new BigInteger(value(after, "minimum"))) < 0
                    || start.compareTo(new BigInteger(value(after, "maximum"))) > 0;
            statements.add(
                    outside
                            ? DdlStatement.losing(altered + sql + " RESTART", "the position of sequence " + name(after))
                            : DdlStatement.of(altered + sql));
        }
        if (changed(before, after, "unlogged")) {
            statements.add(DdlStatement.of(altered + (is(after, "unlogged") ? " SET UNLOGGED" : " SET LOGGED")));
        }
        return statements;
    }

    private static void change(
            StringBuilder sql,
            String words,
            SchemaObject before,
            SchemaObject after,
            String attribute,
            boolean anyway) {
        if (anyway || changed(before, after, attribute)) {
            sql.append(words).append(value(after, attribute));
        }
    }

    @Override
    List<DdlStatement> owner(SchemaObject sequence, String owner) {
        // One that a column has follows the table.
        return is(sequence, "identity") ? List.of() : super.owner(sequence, owner);
    }

    /** {@code GENERATED … AS IDENTITY (…)} of a column. */
    static String identity(SchemaObject column, World world) {
        SchemaObject sequence = of(column, world);
        String options = sequence == null ? "" : options(sequence).replaceFirst("^ AS \\w+", "");
        String usual = Names.quoted(
                Names.unquoted(Names.last(Names.qualifier(column.key().name()))) + "_"
                        + Names.unquoted(Names.last(column.key().name())) + "_seq");
        if (sequence != null && !Names.last(sequence.key().name()).equals(usual)) {
            options = " SEQUENCE NAME " + sequence.key().name() + options;
        }
        return "GENERATED " + value(column, "identity").toUpperCase(Locale.ROOT) + " AS IDENTITY"
                + (options.isEmpty() ? "" : " (" + options.strip() + ")");
    }

    static @Nullable SchemaObject of(SchemaObject column, World world) {
        return world.children(column.key(), "sequence").stream()
                .filter(sequence -> is(sequence, "identity"))
                .findFirst()
                .orElse(null);
    }

    /** Gives a column an identity; a sequence of the same name that it had passes its position on. */
    static List<DdlStatement> toIdentity(SchemaObject after, String altered, Sides sides) {
        SchemaObject sequence = of(after, sides.to);
        SchemaObject old = sequence == null ? null : sides.from.find(sequence.key());
        List<DdlStatement> statements = new ArrayList<>();
        String aside = sequence == null ? "" : aside(sequence);
        if (old != null) {
            statements.add(
                    DdlStatement.of("ALTER SEQUENCE " + sequence.key().name() + " RENAME TO " + Names.last(aside)));
        }
        statements.add(DdlStatement.of(altered + " ADD " + identity(after, sides.to)));
        if (old != null) {
            statements.add(position(sequence.key().name(), aside));
            statements.add(DdlStatement.of("DROP SEQUENCE " + aside));
        }
        return statements;
    }

    /** Takes the identity from a column; a sequence of the same name goes on where that of the identity stood. */
    static List<DdlStatement> fromIdentity(SchemaObject before, SchemaObject after, String altered, Sides sides) {
        SchemaObject old = of(before, sides.from);
        SchemaObject sequence = old == null ? null : sides.to.find(old.key());
        List<DdlStatement> statements = new ArrayList<>();
        if (sequence == null) {
            statements.add(DdlStatement.of(altered + " DROP IDENTITY"));
            return statements;
        }
        String name = sequence.key().name();
        String aside = aside(sequence);
        statements.add(DdlStatement.of("ALTER SEQUENCE " + name + " RENAME TO " + Names.last(aside)));
        statements.add(DdlStatement.of("CREATE SEQUENCE " + name + options(sequence)));
        statements.add(position(name, aside));
        statements.add(DdlStatement.of(altered + " DROP IDENTITY"));
        String owner = sequence.attribute("owner");
        if (owner != null && !owner.equals(sides.role())) {
            statements.add(DdlStatement.of("ALTER SEQUENCE " + name + " OWNER TO " + owner));
        }
        return statements;
    }

    private static String aside(SchemaObject sequence) {
        String name = sequence.key().name();
        return Names.qualifier(name) + "." + Names.derived(Names.last(name), "__old");
    }

    private static DdlStatement position(String name, String from) {
        return DdlStatement.of(
                "SELECT pg_catalog.setval(" + Names.literal(name) + ", last_value, is_called) FROM " + from);
    }

    /** Which column a sequence goes with. */
    static final class Ownerships extends Kind {
        @Override
        List<DdlStatement> create(SchemaObject part, Sides sides) {
            return one("ALTER SEQUENCE " + part.key().name() + " OWNED BY " + part.attribute("column"));
        }

        @Override
        List<DdlStatement> drop(SchemaObject part, Sides sides) {
            ObjectKey sequence = part.parent();
            SchemaObject after = sequence == null ? null : sides.to.find(sequence);
            // An identity takes the place of a sequence that is not its column's.
            return after != null && is(after, "identity")
                    ? List.of()
                    : one("ALTER SEQUENCE " + part.key().name() + " OWNED BY NONE");
        }
    }
}
