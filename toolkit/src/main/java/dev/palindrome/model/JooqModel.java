package dev.palindrome.model;

import dev.palindrome.finding.Code;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jooq.Catalog;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Named;
import org.jooq.Query;
import org.jooq.SQLDialect;
import org.jooq.Schema;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** What jOOQ generated. */
record JooqModel(List<String> classes, ClassLoader loader) implements Model {
    static JooqModel of(Iterable<String> classes, ClassLoader loader) {
        List<String> names = new ArrayList<>();
        classes.forEach(names::add);
        return new JooqModel(List.copyOf(names), loader);
    }

    @Override
    public String name() {
        return "jOOQ's " + String.join(", ", classes);
    }

    @Override
    public ModelSchema schema(int postgres) {
        Set<Table<?>> tables = new LinkedHashSet<>();
        List<String> statements = new ArrayList<>();
        DSLContext context = DSL.using(SQLDialect.POSTGRES);
        for (String name : classes) {
            Named generated = generated(name);
            if (generated instanceof Catalog catalog) {
                catalog.getSchemas().forEach(schema -> add(schema, tables));
            } else if (generated instanceof Schema schema) {
                add(schema, tables);
            } else if (generated instanceof Table<?> table) {
                tables.add(table);
            }
        }
        if (tables.isEmpty()) {
            throw Refused.model(
                    Code.MODEL_EMPTY,
                    "The model is " + name() + ", and has no table.",
                    "Name a catalog, a schema or tables that jOOQ generated, with model.classes.",
                    null);
        }
        for (Query query : context.ddl(tables.toArray(Table<?>[]::new)).queries()) {
            statements.add(query.getSQL()
                    .replaceFirst("(?i)^create schema (?!if not exists)", "create schema if not exists "));
        }
        return new ModelSchema(statements, names(tables), origins(tables));
    }

    private static void add(Schema schema, Set<Table<?>> tables) {
        schema.getTables().stream()
                .filter(table -> table.getTableType().isTable())
                .forEach(tables::add);
    }

    private static Set<String> names(Set<Table<?>> tables) {
        Set<String> names = new TreeSet<>();
        tables.forEach(table -> names.add(name(table)));
        return names;
    }

    private static String name(Table<?> table) {
        Schema schema = table.getSchema();
        return (schema == null || schema.getName().isEmpty() ? "public" : schema.getName()) + "." + table.getName();
    }

    private static Origins origins(Set<Table<?>> tables) {
        Map<String, Origin> byName = new LinkedHashMap<>();
        for (Table<?> table : tables) {
            byName.put(name(table), new Origin(table.getClass().getName(), null, false));
            for (Field<?> field : table.fields()) {
                byName.put(
                        name(table) + "." + field.getName(),
                        new Origin(table.getClass().getName(), field.getName(), false));
            }
        }
        return Origins.of(byName);
    }

    /** The one instance that jOOQ generates, a constant of the class's own type. */
    private Named generated(String name) {
        try {
            Class<?> type = Class.forName(name, true, loader);
            for (java.lang.reflect.Field field : type.getFields()) {
                if (java.lang.reflect.Modifier.isStatic(field.getModifiers())
                        && field.getType() == type
                        && field.get(null) instanceof Named named
                        && (named instanceof Catalog || named instanceof Schema || named instanceof Table<?>)) {
                    return named;
                }
            }
        } catch (ClassNotFoundException e) {
            throw Refused.model(
                    Code.MODEL_INVALID,
                    "There is no class " + name + " on the class path of the model.",
                    "Correct the name, compile it, or bring it with --classpath or the key classpath.",
                    e);
        } catch (IllegalAccessException | LinkageError e) {
            throw Refused.model(
                    Code.MODEL_INVALID,
                    "The class " + name + " cannot be loaded: " + e + ".",
                    "Bring what it needs with --classpath or the key classpath.",
                    e);
        }
        throw Refused.model(
                Code.MODEL_INVALID,
                "The class " + name + " is no catalog, schema or table that jOOQ generated.",
                "Name such a class, for example com.example.db.Public.",
                null);
    }
}
