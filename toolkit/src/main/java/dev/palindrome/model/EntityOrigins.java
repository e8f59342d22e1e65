package dev.palindrome.model;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.hibernate.boot.Metadata;
import org.hibernate.mapping.Collection;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Component;
import org.hibernate.mapping.IndexedCollection;
import org.hibernate.mapping.Join;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.Property;
import org.hibernate.mapping.Table;
import org.hibernate.mapping.Value;
import org.jspecify.annotations.Nullable;

/** Which class and field each table and column comes from, by Hibernate's own account. */
final class EntityOrigins {
    private final String defaultSchema;
    private final Map<String, Origin> byName = new LinkedHashMap<>();
    private final Set<String> tables = new TreeSet<>();

    EntityOrigins(String defaultSchema) {
        this.defaultSchema = defaultSchema;
    }

    Origins origins() {
        return Origins.of(byName);
    }

    Set<String> tables() {
        return tables;
    }

    void read(Metadata metadata) {
        for (PersistentClass entity : metadata.getEntityBindings()) {
            entity(entity);
        }
        for (Collection collection : metadata.getCollectionBindings()) {
            collection(collection);
        }
    }

    private void entity(PersistentClass entity) {
        String type = entity.getClassName() == null ? entity.getEntityName() : entity.getClassName();
        table(entity.getTable(), new Origin(type, null, true));
        Property id = entity.getIdentifierProperty();
        if (id != null) {
            property(type, "", id);
        } else if (entity.getIdentifierMapper() != null) {
            entity.getIdentifierMapper().getProperties().forEach(property -> property(type, "", property));
        }
        if (entity.getKey() != null && id != null) {
            value(new Origin(type, id.getName(), true), entity.getKey(), entity.getTable());
        }
        entity.getProperties().forEach(property -> property(type, "", property));
        if (entity.getDiscriminator() != null) {
            value(new Origin(type, null, true), entity.getDiscriminator(), entity.getTable());
        }
        for (Join join : entity.getJoins()) {
            table(join.getTable(), new Origin(type, null, true));
            value(new Origin(type, id == null ? null : id.getName(), true), join.getKey(), join.getTable());
            join.getProperties().forEach(property -> property(type, "", property));
        }
    }

    private void property(String type, String path, Property property) {
        String member = path + property.getName();
        Value value = property.getValue();
        if (value instanceof Component component) {
            component.getProperties().forEach(inner -> property(type, member + ".", inner));
            return;
        }
        boolean written =
                (property.isInsertable() || property.isUpdatable()) && property.getValueGeneratorCreator() == null;
        value(new Origin(type, member, written), value, value.getTable());
    }

    private void collection(Collection collection) {
        Table table = collection.getCollectionTable();
        if (table == null) {
            return;
        }
        String type = collection.getOwner().getClassName();
        String role = collection.getRole();
        String owner = collection.getOwnerEntityName();
        String member = role.startsWith(owner + ".") ? role.substring(owner.length() + 1) : role;
        Origin origin = new Origin(type, member, true);
        boolean own = !collection.isOneToMany();
        if (own) {
            table(table, origin);
            element(type, member, collection.getElement(), table);
        }
        value(origin, collection.getKey(), table);
        if (collection instanceof IndexedCollection indexed && indexed.getIndex() != null) {
            value(origin, indexed.getIndex(), table);
        }
    }

    private void element(String type, String member, Value element, Table table) {
        if (element instanceof Component component) {
            component.getProperties().forEach(inner -> property(type, member + ".", inner));
        } else {
            value(new Origin(type, member, true), element, table);
        }
    }

    private void value(Origin origin, @Nullable Value value, @Nullable Table table) {
        if (value == null || table == null) {
            return;
        }
        for (Column column : value.getColumns()) {
            byName.putIfAbsent(name(table) + "." + plain(column.getName(), column.isQuoted()), origin);
        }
    }

    private void table(Table table, Origin origin) {
        if (table.isPhysicalTable()) {
            tables.add(name(table));
            byName.putIfAbsent(name(table), origin);
        }
    }

    private String name(Table table) {
        String schema = table.getSchema() == null ? defaultSchema : plain(table.getSchema(), table.isSchemaQuoted());
        return schema + "." + plain(table.getName(), table.isQuoted());
    }

    private static String plain(String name, boolean quoted) {
        return quoted ? name : name.toLowerCase(Locale.ROOT);
    }
}
