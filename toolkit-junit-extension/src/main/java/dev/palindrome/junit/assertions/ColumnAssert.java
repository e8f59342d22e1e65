package dev.palindrome.junit.assertions;

import dev.palindrome.schema.SchemaObject;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Assertions on a column of a table; about one that is not there, which was said, nothing more is. */
public final class ColumnAssert {
    private final TableAssert table;
    private final @Nullable SchemaObject column;

    ColumnAssert(TableAssert table, @Nullable SchemaObject column) {
        this.table = table;
        this.column = column;
    }

    /** Back to the table. */
    public TableAssert and() {
        return table;
    }

    /** Another column of the table. */
    public ColumnAssert hasColumn(String name) {
        return table.hasColumn(name);
    }

    /** Another table of the schema. */
    public TableAssert table(String name) {
        return table.table(name);
    }

    /** It has this type, written in any of PostgreSQL's ways: {@code varchar(20)} or {@code character varying(20)}. */
    public ColumnAssert ofType(String type) {
        String actual = value("type", "");
        return require(
                TypeNames.canonical(actual).equals(TypeNames.canonical(type)), "of type " + type, "it is " + actual);
    }

    public ColumnAssert isNullable() {
        return require(value("not null", "").isEmpty(), "nullable", "it is NOT NULL");
    }

    public ColumnAssert isNotNull() {
        return require(!value("not null", "").isEmpty(), "NOT NULL", "it is nullable");
    }

    /** It has this default, as PostgreSQL writes it: {@code 'none'::text}. */
    public ColumnAssert hasDefault(String expression) {
        String actual = value("default", "");
        return require(
                actual.equals(expression),
                "to have the default " + expression,
                actual.isEmpty() ? "it has none" : "it has " + actual);
    }

    public ColumnAssert hasNoDefault() {
        String actual = value("default", "");
        return require(actual.isEmpty(), "to have no default", "it has " + actual);
    }

    /** It is an identity column, always or by default. */
    public ColumnAssert isIdentity() {
        return require(!value("identity", "").isEmpty(), "an identity column", "it is none");
    }

    private ColumnAssert require(boolean holds, String expected, String found) {
        if (column != null && !holds) {
            String verb = expected.startsWith("to ") ? "" : "to be ";
            table.and()
                    .fail("Column " + SchemaAssert.shown(column) + " was expected " + verb + expected + "; " + found
                            + ".");
        }
        return this;
    }

    private String value(String attribute, String none) {
        return column == null ? none : Objects.requireNonNullElse(column.attribute(attribute), none);
    }
}
