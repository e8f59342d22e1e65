package dev.palindrome.ddl;

import dev.palindrome.finding.Code;
import dev.palindrome.finding.Finding;
import dev.palindrome.finding.PalindromeException;
import dev.palindrome.schema.Dependencies;
import dev.palindrome.schema.ObjectKey;
import dev.palindrome.schema.SchemaObject;
import dev.palindrome.schema.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Carries renamings out on a snapshot, as PostgreSQL does on a schema: whatever names the object names it anew. A text that comes out
 * otherwise than PostgreSQL's own only means that its object is made again.
 */
final class Renaming {
    private static final Pattern CHAIN = Pattern.compile(
            "'(?:[^']|'')*'|(?:\"(?:[^\"]|\"\")*\"|[\\p{L}_][\\p{L}\\p{N}_$]*)(?:\\.(?:\"(?:[^\"]|\"\")*\"|[\\p{L}_][\\p{L}\\p{N}_$]*))*");

    private static final Set<String> PLAIN = Set.of("owner", "comment", "label", "labels", "body", "language");
    private static final Set<String> READING =
            Set.of("view", "materialized view", "rule", "function", "procedure", "window function");

    private final Snapshot to;
    private final List<DdlStatement> statements = new ArrayList<>();
    private final SortedSet<ObjectKey> stale = new TreeSet<>();
    private Snapshot from;
    private @Nullable Dependencies dependencies;

    Renaming(Snapshot from, @Nullable Dependencies dependencies, Snapshot to) {
        this.from = from;
        this.dependencies = dependencies;
        this.to = to;
    }

    /** What is there when the renamings are carried out. */
    Snapshot snapshot() {
        return from;
    }

    @Nullable
    Dependencies dependencies() {
        return dependencies;
    }

    /** The statements that rename. */
    List<DdlStatement> statements() {
        return statements;
    }

    /** What reads a renamed column and goes on showing it under its old name. */
    Set<ObjectKey> stale() {
        return stale;
    }

    void carryOut(Rename rename) {
        List<String> parts = Names.parts(rename.old());
        String last = parts.get(parts.size() - 1);
        String table = parts.size() == 1
                ? null
                : relation(parts.size() == 2 ? "public." + parts.get(0) : parts.get(0) + "." + parts.get(1), last);
        String whole = parts.size() == 3 ? null : relation(parts.size() == 1 ? "public." + last : rename.old(), null);
        if (table != null && whole != null) {
            throw refused(
                    rename,
                    "is a column of table " + table + " and a table",
                    "Write the schema of the column's table before it: " + table + "." + last + "=" + rename.name()
                            + ".");
        }
        if (table != null) {
            column(rename, table, last);
        } else if (whole != null) {
            table(rename, whole);
        } else {
            throw refused(rename, "is neither a column nor a table", "Name a column or a table that is there.");
        }
    }

    /** The relation of this name that has a column, or any where none is asked for; null when there is none. */
    private @Nullable String relation(String name, @Nullable String column) {
        for (SchemaObject object : from.objects().values()) {
            if (Kinds.RELATIONS.contains(object.key().kind())
                    && object.key().name().equals(name)) {
                return column == null || from.find(new ObjectKey("column", name + "." + column)) != null ? name : null;
            }
        }
        return null;
    }

    private static PalindromeException refused(Rename rename, String why, String remedy) {
        return new PalindromeException(
                PalindromeException.Category.CONFIGURATION,
                Finding.of(
                        Code.DDL_RENAME_INVALID,
                        null,
                        "The renaming " + rename.old() + "=" + rename.name() + " does not fit: " + rename.old() + " "
                                + why + ".",
                        remedy));
    }

    private void table(Rename rename, String old) {
        String young = Names.qualifier(old) + "." + rename.name();
        if (relation(young, null) != null) {
            throw refused(
                    rename, "cannot be renamed, because there is a " + young + " already", "Rename that one first.");
        }
        String kind = "TABLE";
        for (ObjectKey key : from.objects().keySet()) {
            if (Kinds.RELATIONS.contains(key.kind()) && key.name().equals(old)) {
                kind = key.kind().toUpperCase(java.util.Locale.ROOT);
            }
        }
        statements.add(DdlStatement.of("ALTER " + kind + " " + old + " RENAME TO " + rename.name()));
        List<String> was = Names.parts(old);
        UnaryOperator<String> rewriting = text -> chains(text, chain -> {
            boolean named = chain.size() >= 2
                    && chain.get(0).equals(was.get(0))
                    && chain.get(1).equals(was.get(1));
            if (named) {
                chain.set(1, rename.name());
            } else if (chain.size() == 2 && chain.get(0).equals(was.get(1)) && text.contains(old)) {
                // The table is its own alias in a query.
                chain.set(0, rename.name());
            }
        });
        rewrite(rewriting, object -> rewriting);
        belongings(Names.last(old), rename.name(), young);
    }

    /** Names of keys, indexes and sequences begin with that of the table: where the other side has them so, they are renamed too. */
    private void belongings(String old, String name, String table) {
        String prefix = Names.unquoted(old) + "_";
        for (ObjectKey key : List.copyOf(from.objects().keySet())) {
            SchemaObject object = from.find(key);
            String last = Names.unquoted(Names.last(key.name()));
            if (object == null || !last.startsWith(prefix) || !isOf(object, table)) {
                continue;
            }
            String renamed = Names.quoted(Names.unquoted(name) + "_" + last.substring(prefix.length()));
            ObjectKey wanted = new ObjectKey(key.kind(), Names.qualifier(key.name()) + "." + renamed);
            boolean constraint = key.kind().equals("constraint");
            boolean ofConstraint =
                    object.parent() != null && object.parent().kind().equals("constraint");
            if (to.find(key) != null
                    || to.find(wanted) == null
                    || ofConstraint
                    || !constraint && !key.kind().equals("index") && !key.kind().equals("sequence")) {
                continue;
            }
            statements.add(DdlStatement.of(
                    constraint
                            ? "ALTER TABLE " + table + " RENAME CONSTRAINT " + Names.last(key.name()) + " TO " + renamed
                            : "ALTER " + key.kind().toUpperCase(java.util.Locale.ROOT) + " " + key.name()
                                    + " RENAME TO " + renamed));
            String oldLast = Names.last(key.name());
            String oldName = key.name();
            String schema = Names.qualifier(table);
            UnaryOperator<String> rewriting = text -> chains(text, chain -> {
                String whole = String.join(".", chain);
                if (whole.equals(oldName)
                        || constraint && whole.equals(schema + "." + oldLast)
                        || text.startsWith("CREATE ") && whole.equals(oldLast)) {
                    chain.set(chain.size() - 1, renamed);
                }
            });
            rewrite(rewriting, any -> rewriting);
        }
    }

    private static boolean isOf(SchemaObject object, String table) {
        ObjectKey parent = object.parent();
        return parent != null && (parent.name().equals(table) || parent.name().startsWith(table + "."));
    }

    private void column(Rename rename, String table, String old) {
        String name = rename.name();
        if (from.find(new ObjectKey("column", table + "." + name)) != null) {
            throw refused(
                    rename,
                    "cannot be renamed, because there is a " + table + "." + name + " already",
                    "Rename that one first.");
        }
        statements.add(DdlStatement.of("ALTER TABLE " + table + " RENAME COLUMN " + old + " TO " + name));
        List<String> tables = new ArrayList<>(List.of(table));
        for (int i = 0; i < tables.size(); i++) {
            String above = tables.get(i);
            for (SchemaObject object : from.objects().values()) {
                String of = object.attribute("partition of");
                String inherits = object.attribute("inherits");
                boolean below = above.equals(of)
                        || inherits != null && Names.list(inherits).contains(above);
                if (object.key().kind().endsWith("table")
                        && below
                        && !tables.contains(object.key().name())) {
                    tables.add(object.key().name());
                }
            }
        }
        tables.forEach(each -> columnOf(each, old, name));
    }

    private void columnOf(String table, String old, String name) {
        ObjectKey key = new ObjectKey("column", table + "." + old);
        World world = new World(from, dependencies);
        world.users(key).stream().filter(user -> READING.contains(user.kind())).forEach(stale::add);
        List<String> was = Names.parts(key.name());
        UnaryOperator<String> everywhere = text -> chains(text, chain -> {
            if (chain.size() >= 3 && chain.subList(0, 3).equals(was)) {
                chain.set(2, name);
            }
        });
        UnaryOperator<String> inside = text -> chains(text, chain -> {
            boolean alone = chain.size() == 1 && chain.get(0).equals(old);
            boolean ofRow = chain.size() == 2 && chain.get(1).equals(old);
            if (alone || ofRow) {
                chain.set(chain.size() - 1, name);
            }
        });
        rewrite(everywhere, object -> {
            ObjectKey own = object.key();
            boolean of = own.name().equals(table) && own.kind().endsWith("table") || isOf(object, table);
            if (!of) {
                String reference = "REFERENCES " + table + "(";
                return text -> {
                    int at = text.indexOf(reference);
                    if (at < 0) {
                        return everywhere.apply(text);
                    }
                    int start = at + reference.length();
                    int end = text.indexOf(')', start);
                    return text.substring(0, start) + inside.apply(text.substring(start, end)) + text.substring(end);
                };
            }
            return text -> {
                int at = text.indexOf(" REFERENCES ");
                boolean self = at >= 0 && text.startsWith(table + "(", at + " REFERENCES ".length());
                return at < 0 || self ? inside.apply(text) : inside.apply(text.substring(0, at)) + text.substring(at);
            };
        });
    }

    private interface Edit {
        void apply(List<String> chain);
    }

    /** A text with its names edited; literals stay, but for one that is a name itself. */
    private static String chains(String text, Edit edit) {
        Matcher matcher = CHAIN.matcher(text);
        StringBuilder edited = new StringBuilder();
        while (matcher.find()) {
            String found = matcher.group();
            boolean literal = found.startsWith("'");
            List<String> chain = new ArrayList<>(Names.parts(literal ? found.substring(1, found.length() - 1) : found));
            if (!literal || chain.size() > 1) {
                edit.apply(chain);
            }
            String joined = String.join(".", chain);
            matcher.appendReplacement(edited, Matcher.quoteReplacement(literal ? "'" + joined + "'" : joined));
        }
        return matcher.appendTail(edited).toString();
    }

    private interface Rewriting {
        UnaryOperator<String> of(SchemaObject object);
    }

    private void rewrite(UnaryOperator<String> keys, Rewriting texts) {
        List<SchemaObject> objects = new ArrayList<>();
        for (SchemaObject object : from.objects().values()) {
            UnaryOperator<String> rewriting = texts.of(object);
            SortedMap<String, String> attributes = new TreeMap<>();
            object.attributes()
                    .forEach((name, value) -> attributes.put(
                            name, PLAIN.contains(name) && !Routines.isParsed(object) ? value : rewriting.apply(value)));
            ObjectKey parent = object.parent();
            objects.add(
                    new SchemaObject(key(object.key(), keys), parent == null ? null : key(parent, keys), attributes));
        }
        from = Snapshot.of(objects);
        if (dependencies != null) {
            SortedMap<ObjectKey, SortedSet<ObjectKey>> uses = new TreeMap<>();
            dependencies.uses().forEach((user, bases) -> {
                SortedSet<ObjectKey> renamed = new TreeSet<>();
                bases.forEach(base -> renamed.add(key(base, keys)));
                uses.put(key(user, keys), renamed);
            });
            dependencies = new Dependencies(uses);
        }
        SortedSet<ObjectKey> again = new TreeSet<>();
        stale.forEach(key -> again.add(key(key, keys)));
        stale.clear();
        stale.addAll(again);
    }

    private static ObjectKey key(ObjectKey key, UnaryOperator<String> keys) {
        return new ObjectKey(key.kind(), keys.apply(key.name()));
    }
}
