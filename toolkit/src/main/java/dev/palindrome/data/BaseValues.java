package dev.palindrome.data;

import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Values of base types: PostgreSQL's own by their name, those of extensions by what their input is likely to take. */
final class BaseValues {
    /** What input functions of unknown types often take, tried one after the other. */
    private static final List<String> ANYTHING =
            List.of("1", "a", "", "{}", "(1,2)", "[1,2,3]", "1.0", "POINT(1 2)", "[1,2)", "2024-02-29", "a=>1", "a.b");

    private BaseValues() {}

    static String value(SeedType type, int modifier, Spot spot) {
        long number = spot.number();
        long small = Math.floorMod(number, 250);
        return switch (type.baseName()) {
            case "text", "varchar", "bpchar", "citext" -> TextValues.text(spot, modifier < 0 ? -1 : modifier - 4);
            case "name" -> TextValues.text(spot, 20);
            case "char" -> String.valueOf((char) ('a' + Math.floorMod(number, 26)));
            case "int2" -> NumberValues.smallint(spot);
            case "int4" -> NumberValues.integer(spot);
            case "int8" -> NumberValues.bigint(spot);
            case "numeric" -> NumberValues.numeric(spot, modifier);
            case "float4" -> NumberValues.real(spot);
            case "float8" -> NumberValues.doublePrecision(spot);
            case "money" -> NumberValues.money(spot);
            case "bool" -> String.valueOf(spot.flavour() != Flavour.BOUNDARY);
            case "date" -> TimeValues.date(spot);
            case "timestamp" -> TimeValues.timestamp(spot);
            case "timestamptz" -> TimeValues.zoned(spot);
            case "time" -> TimeValues.time(spot);
            case "timetz" -> TimeValues.zonedTime(spot);
            case "interval" -> TimeValues.interval(spot);
            case "uuid" -> uuid(spot);
            case "bytea" -> bytes(spot);
            case "json", "jsonb" -> DocumentValues.json(spot);
            case "jsonpath" -> "$.\"a" + number + "\"";
            case "xml" -> DocumentValues.xml(spot);
            case "tsvector" -> "'Zürich':1A 'word" + number + "':2";
            case "tsquery" -> "'word" + number + "' & !'Zürich'";
            case "bit" -> bits(spot, Math.max(1, modifier));
            case "varbit" -> bits(spot, modifier < 0 ? 20 : modifier);
            case "inet" ->
                spot.flavour() == Flavour.BOUNDARY
                        ? "2001:db8::" + Long.toHexString(Math.floorMod(number, 65_535)) + "/64"
                        : "192.0." + Math.floorMod(number / 250, 250) + "." + small;
            case "cidr" -> "10." + Math.floorMod(number / 250, 250) + "." + small + ".0/24";
            case "macaddr" ->
                String.format(Locale.ROOT, "08:00:2b:01:%02x:%02x", Math.floorMod(number / 250, 250), small);
            case "macaddr8" ->
                String.format(Locale.ROOT, "08:00:2b:01:02:03:%02x:%02x", Math.floorMod(number / 250, 250), small);
            case "point" -> "(" + number * 10 + ".25,-2.5)";
            case "line" -> "{1,-2.5," + number + "}";
            case "lseg" -> "[(" + number * 10 + ",0),(" + (number * 10 + 3) + ",2.5)]";
            case "box" -> "(" + (number * 10 + 3) + ".5,2),(" + number * 10 + ",0)";
            case "path" -> "[(" + number * 10 + ",0),(1,2.5),(3,4)]";
            case "polygon" -> "((" + number * 10 + ",0),(" + (number * 10 + 3) + ",0),(" + (number * 10 + 3) + ",2.5))";
            case "circle" -> "<(" + number * 10 + ",2.5),1.5>";
            case "oid", "xid", "xid8", "cid" -> String.valueOf(100 + number);
            case "tid" -> "(" + number + ",1)";
            case "pg_lsn" -> "16/" + Long.toHexString(0xB374D848L + number).toUpperCase(Locale.ROOT);
            case "pg_snapshot", "txid_snapshot" -> (10 + number) + ":" + (20 + number) + ":" + (11 + number);
            case "int2vector", "oidvector" -> "1 " + number;
            case "regclass" -> pick(spot, "pg_catalog.pg_class", "pg_catalog.pg_type", "pg_catalog.pg_proc");
            case "regtype" -> pick(spot, "integer", "text", "boolean");
            case "regproc" -> pick(spot, "pg_catalog.now", "pg_catalog.version", "pg_catalog.pg_backend_pid");
            case "regprocedure" -> pick(spot, "pg_catalog.now()", "pg_catalog.version()", "pg_catalog.pi()");
            case "regoper" -> pick(spot, "pg_catalog.||/", "pg_catalog.|/", "pg_catalog.||/");
            case "regoperator" ->
                pick(spot, "pg_catalog.+(integer,integer)", "pg_catalog.-(integer,integer)", "pg_catalog./(real,real)");
            case "regnamespace" -> pick(spot, "pg_catalog", "information_schema", "pg_toast");
            case "regrole" -> pick(spot, "pg_monitor", "pg_signal_backend", "pg_read_all_stats");
            case "regconfig" -> pick(spot, "pg_catalog.simple", "pg_catalog.english", "pg_catalog.german");
            case "regdictionary" -> "pg_catalog.simple";
            case "regcollation" -> "pg_catalog.\"C\"";
            case "aclitem" -> "=r/pg_monitor";
            case "refcursor" -> "cursor" + number;
            case "hstore" -> "\"Key\"=>\"Ünï " + number + "\", \"none\"=>NULL";
            case "ltree" -> "Top.Branch" + number;
            case "lquery", "ltxtquery" -> "Branch" + number;
            case "cube" -> "(" + number + ",2.5)";
            case "seg" -> number + " .. " + (number + 1);
            case "vector", "halfvec" -> vector(number, modifier < 0 ? 3 : modifier);
            case "geometry", "geography" -> "SRID=4326;POINT(" + Math.floorMod(number, 180) + ".5 2.25)";
            default ->
                type.category() == 'S'
                        ? TextValues.text(spot, -1)
                        : ANYTHING.get((int) Math.floorMod(number, (long) ANYTHING.size()));
        };
    }

    private static String pick(Spot spot, String... names) {
        return names[(int) Math.floorMod(spot.number(), (long) names.length)];
    }

    /** A random one (version 4) that is the same each time. */
    private static String uuid(Spot spot) {
        long high = spot.hash() & ~0xF000L | 0x4000L;
        long low = (spot.hash() * 0x9E3779B97F4A7C15L + spot.number()) & 0x3FFFFFFFFFFFFFFFL | 0x8000000000000000L;
        return new UUID(high, low).toString();
    }

    private static String bytes(Spot spot) {
        return switch (spot.flavour()) {
            case TYPICAL -> "\\x00ff27c3a9" + String.format(Locale.ROOT, "%08x", spot.number());
            case BOUNDARY -> "\\x" + String.format(Locale.ROOT, "%08x", spot.number()) + "5c27ff00".repeat(64);
            case ODD -> spot.distinct() ? "\\x" + String.format(Locale.ROOT, "%04x", spot.number()) : "\\x";
        };
    }

    private static String bits(Spot spot, int length) {
        StringBuilder bits = new StringBuilder(length);
        long number = spot.number() * 2 + 5;
        for (int i = length - 1; i >= 0; i--) {
            bits.append(i < 62 ? (number >> i) & 1 : 0);
        }
        return bits.toString();
    }

    private static String vector(long number, int dimensions) {
        StringBuilder vector = new StringBuilder("[");
        for (int i = 0; i < dimensions; i++) {
            vector.append(i == 0 ? "" : ",").append(number + i).append(".25");
        }
        return vector.append(']').toString();
    }
}
