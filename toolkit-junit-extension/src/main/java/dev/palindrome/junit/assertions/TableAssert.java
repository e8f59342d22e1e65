package dev.palindrome.junit.assertions;

import dev.palindrome.schema.SchemaObject;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Assertions on a table of a schema; about one that is not there, which was said, nothing more is. */
public final class TableAssert {
    private final SchemaAssert schema;
    private final String written;
    private final @Nullable SchemaObject table;

    TableAssert(SchemaAssert schema, String written, @Nullable SchemaObject table) {
        this.schema = schema;
        this.written = written;
        this.table = table;
    }

    /** Back to the schema. */
    public SchemaAssert and() {
        return schema;
    }

    /** Another table of the schema. */
    public TableAssert table(String name) {
        return schema.table(name);
    }

    /** It has a column; goes on to it. */
    public ColumnAssert hasColumn(String name) {
        SchemaObject found = find("column", name);
        if (table != null && found == null) {
            schema.fail("Table " + shown() + " has no column " + name + "; it "
                    + Names.instead(names("column", each -> true), name) + ".");
        }
        return new ColumnAssert(this, found);
    }

    /** The same as {@link #hasColumn}. */
    public ColumnAssert column(String name) {
        return hasColumn(name);
    }

    /** It has exactly these columns, in whatever order. */
    public TableAssert hasOnlyColumns(String... names) {
        List<String> expected =
                Arrays.stream(names).map(TableAssert::asWritten).sorted().toList();
        List<String> there = names("column", each -> true);
        if (table != null && !expected.equals(there.stream().sorted().toList())) {
            schema.fail("Table " + shown() + " was expected to have only the columns " + String.join(", ", expected)
                    + "; it " + Names.instead(there, "") + ".");
        }
        return this;
    }

    public TableAssert doesNotHaveColumn(String name) {
        SchemaObject found = find("column", name);
        if (found != null) {
            schema.fail("Table " + shown() + " was expected to have no column " + name + ", but it has one of type "
                    + found.attribute("type") + ".");
        }
        return this;
    }

    /** It has an index of this name, one of a constraint included, and it is valid. */
    public TableAssert hasIndex(String name) {
        SchemaObject found = index(name);
        if (table != null && found == null) {
            schema.fail("Table " + shown() + " has no index " + name + "; it "
                    + Names.instead(names("index", each -> true), name) + ".");
        } else if (found != null && "yes".equals(found.attribute("invalid"))) {
            schema.fail("Index " + SchemaAssert.shown(found) + " of table " + shown()
                    + " is invalid: building it concurrently did not end.");
        }
        return this;
    }

    public TableAssert doesNotHaveIndex(String name) {
        if (index(name) != null) {
            schema.fail("Table " + shown() + " was expected to have no index " + name + ", but it has.");
        }
        return this;
    }

    /** Its primary key is of exactly these columns, in this order. */
    public TableAssert hasPrimaryKey(String... columns) {
        return hasConstraint(
                "primary key", "PRIMARY KEY (" + list(columns) + ")", "primary key (" + list(columns) + ")");
    }

    /** It has a unique constraint of exactly these columns, in this order. */
    public TableAssert hasUnique(String... columns) {
        return hasConstraint("unique", "(" + list(columns) + ")", "unique constraint (" + list(columns) + ")");
    }

    /** It has a foreign key to a table, from and to whatever columns. */
    public TableAssert hasForeignKeyTo(String referenced) {
        List<String> parts = Names.parts(referenced);
        List<String> wanted = parts.size() > 1 ? parts : List.of("public", parts.get(0));
        return hasConstraint(
                "foreign key",
                definition -> {
                    String after = definition.substring(definition.indexOf(" REFERENCES ") + " REFERENCES ".length());
                    List<String> found = Names.parts(Names.withoutArguments(after));
                    return (found.size() > 1 ? found : List.of("public", found.get(0))).equals(wanted);
                },
                "foreign key to " + referenced);
    }

    /** It has a check whose text has this in it, as PostgreSQL writes it. */
    public TableAssert hasCheck(String part) {
        return hasConstraint("check", part, "check with '" + part + "'");
    }

    public TableAssert hasTrigger(String name) {
        if (table != null && find("trigger", name) == null) {
            schema.fail("Table " + shown() + " has no trigger " + name + "; it "
                    + Names.instead(names("trigger", each -> true), name) + ".");
        }
        return this;
    }

    public TableAssert doesNotHaveTrigger(String name) {
        if (find("trigger", name) != null) {
            schema.fail("Table " + shown() + " was expected to have no trigger " + name + ", but it has.");
        }
        return this;
    }

    private TableAssert hasConstraint(String type, String part, String what) {
        return hasConstraint(type, definition -> definition.contains(part), what);
    }

    private TableAssert hasConstraint(String type, Predicate<String> matching, String what) {
        List<String> there = schema.schema().list().stream()
                .filter(object -> object.key().kind().equals("constraint")
                        && type.equals(object.attribute("type"))
                        && isMine(object))
                .map(object -> Objects.requireNonNull(object.attribute("definition")))
                .toList();
        if (table != null && there.stream().noneMatch(matching)) {
            schema.fail("Table " + shown() + " has no " + what + "; "
                    + (there.isEmpty()
                            ? "it has no " + (type.equals("unique") ? "unique constraint" : type) + " at all."
                            : "it has " + String.join(", ", there) + "."));
        }
        return this;
    }

    private @Nullable SchemaObject index(String name) {
        String wanted = Names.parts(name).get(Names.parts(name).size() - 1);
        return schema.schema().list().stream()
                .filter(object -> object.key().kind().equals("index")
                        && isMine(object)
                        && last(object).equals(wanted))
                .findFirst()
                .orElse(null);
    }

    private @Nullable SchemaObject find(String kind, String name) {
        String wanted = Names.parts(name).get(0);
        return schema.schema().list().stream()
                .filter(object -> object.key().kind().equals(kind)
                        && isMine(object)
                        && last(object).equals(wanted))
                .findFirst()
                .orElse(null);
    }

    private List<String> names(String kind, Predicate<SchemaObject> matching) {
        return schema.schema().list().stream()
                .filter(object -> object.key().kind().equals(kind) && isMine(object) && matching.test(object))
                .map(object -> Names.quoted(last(object)))
                .collect(Collectors.toList());
    }

    /** Whether an object hangs on the table, by way of a constraint or not. */
    private boolean isMine(SchemaObject object) {
        SchemaObject above = object;
        while (above != null && table != null) {
            if (table.key().equals(above.parent())) {
                return true;
            }
            above = above.parent() == null ? null : schema.schema().find(above.parent());
        }
        return false;
    }

    private static String last(SchemaObject object) {
        List<String> parts = Names.parts(object.key().name());
        return parts.get(parts.size() - 1);
    }

    private static String asWritten(String name) {
        return Names.quoted(Names.parts(name).get(0));
    }

    private static String list(String... columns) {
        return Arrays.stream(columns).map(TableAssert::asWritten).collect(Collectors.joining(", "));
    }

    String shown() {
        return table == null ? written : SchemaAssert.shown(table);
    }
}
