package dev.palindrome.ddl;

import dev.palindrome.schema.ObjectKey;
import dev.palindrome.schema.SchemaObject;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What stands on what by the shape of the snapshot itself. */
final class Structure {
    private final World world;

    Structure(World world) {
        this.world = world;
    }

    void link() {
        for (SchemaObject object : List.copyOf(world.objects().values())) {
            link(object);
        }
    }

    private void link(SchemaObject object) {
        ObjectKey key = object.key();
        switch (key.kind()) {
            case Parts.ATTACHMENT, Parts.INHERITANCE -> {
                useRelation(key, object.attribute("of"));
                if (key.kind().equals(Parts.INHERITANCE)) {
                    SchemaObject base = world.relation(object.attribute("of"));
                    if (base != null) {
                        world.follow(object.parent(), base.key());
                    }
                }
                // What a partition has to have is there before it is attached.
                ObjectKey table = object.parent();
                for (SchemaObject sibling : world.children(table)) {
                    boolean index = sibling.key().kind().equals("index") || Parts.isOfIndex(sibling);
                    if (List.of("column", "constraint").contains(sibling.key().kind()) && !index) {
                        world.follow(key, sibling.key());
                        world.children(sibling.key(), "constraint").forEach(one -> world.follow(key, one.key()));
                    }
                }
                SchemaObject parent = world.relation(object.attribute("of"));
                if (parent != null) {
                    world.children(parent.key(), "column").forEach(column -> world.follow(key, column.key()));
                }
            }
            case Parts.INDEX_ATTACHMENT -> {
                world.use(key, new ObjectKey("index", object.attribute("of")));
                SchemaObject index = world.get(object.parent());
                String relation = relation(index);
                world.use(key, new ObjectKey(Parts.ATTACHMENT, relation));
                SchemaObject of = world.find(new ObjectKey("index", object.attribute("of")));
                if (of != null) {
                    world.use(index.key(), of.key());
                    world.use(carried(index), carried(of));
                }
            }
            case Parts.OWNERSHIP -> world.use(key, new ObjectKey("column", object.attribute("column")));
            case "extension" -> world.use(key, new ObjectKey("schema", object.attribute("schema")));
            case "publication table" -> useRelation(key, object.attribute("table"));
            case "publication schema" -> world.use(key, new ObjectKey("schema", object.attribute("schema")));
            case "type" -> {
                ObjectKey shell = new ObjectKey(Parts.SHELL, key.name());
                world.use(key, shell);
                for (ObjectKey base : List.copyOf(world.uses(key))) {
                    if (base.kind().equals("function") && object.attributes().containsValue(base.name())) {
                        world.forget(base, key);
                        world.use(base, shell);
                    }
                }
            }
            case "column" -> inherited(object, "column");
            case "constraint" -> constraint(object);
            case "trigger" -> inherited(object, "trigger");
            case "operator class" -> {
                if (object.attribute("family") != null && object.parent() != null) {
                    world.use(key, object.parent());
                }
            }
            case "event trigger" ->
                world.objects().keySet().forEach(other -> {
                    // An event trigger would fire for the rest of the script.
                    if (!other.kind().equals("event trigger") && !other.name().contains(key.toString())) {
                        world.follow(key, other);
                    }
                });
            default -> {}
        }
    }

    /** The constraint that an index carries, or the index. */
    private static ObjectKey carried(SchemaObject index) {
        ObjectKey parent = index.parent();
        return parent != null && parent.kind().equals("constraint") ? parent : index.key();
    }

    private void constraint(SchemaObject constraint) {
        ObjectKey key = constraint.key();
        inherited(constraint, "constraint");
        String type = constraint.attribute("type");
        if ("foreign key".equals(type)) {
            String definition = String.valueOf(constraint.attribute("definition"));
            int start = definition.indexOf("REFERENCES ") + "REFERENCES ".length();
            SchemaObject table = world.relation(
                    Names.withoutArguments(definition.substring(start)).strip());
            if (table != null) {
                world.use(key, table.key());
                for (SchemaObject child : world.children(table.key())) {
                    boolean unique = child.key().kind().equals("constraint") && Parts.isOfIndex(child)
                            || child.key().kind().equals("index")
                                    && String.valueOf(child.attribute("definition"))
                                            .startsWith("CREATE UNIQUE");
                    if (unique && columns(definition.substring(start)).equals(columns(child.attribute("definition")))) {
                        world.use(key, child.key());
                    } else if (unique) {
                        world.follow(key, child.key());
                    }
                }
                partitions(table.key().name(), key);
            }
            partitions(relation(constraint), key);
        }
        if ("primary key".equals(type) && constraint.parent() != null) {
            Set<String> keys = columns(constraint.attribute("definition"));
            for (SchemaObject column : world.children(constraint.parent(), "column")) {
                if (keys.contains(Names.last(column.key().name()))) {
                    world.children(column.key(), "constraint").forEach(one -> world.use(key, one.key()));
                }
            }
        }
    }

    /** The columns in the first parentheses of a definition. */
    private static Set<String> columns(@Nullable String definition) {
        int start = definition == null ? -1 : definition.indexOf('(');
        return start < 0
                ? Set.of()
                : new HashSet<>(Names.list(definition.substring(start + 1, definition.indexOf(')', start))));
    }

    /** A foreign key of or to a partitioned table counts for the partitions that are there, with keys that are attached. */
    private void partitions(String table, ObjectKey key) {
        for (SchemaObject object : world.objects().values()) {
            boolean attachment = object.key().kind().equals(Parts.ATTACHMENT);
            if (attachment && table.equals(object.attribute("of"))) {
                world.follow(key, object.key());
                partitions(object.key().name(), key);
                SchemaObject partition = world.get(object.parent());
                for (SchemaObject child : world.children(partition.key())) {
                    String name = child.key().name();
                    if (child.key().kind().equals("index")) {
                        world.follow(key, new ObjectKey(Parts.INDEX_ATTACHMENT, name));
                    }
                    world.children(child.key(), "index")
                            .forEach(index -> world.follow(
                                    key,
                                    new ObjectKey(
                                            Parts.INDEX_ATTACHMENT, index.key().name())));
                }
            }
        }
    }

    /** Links what a table has from its parents with what they have. */
    private void inherited(SchemaObject object, String kind) {
        if (object.attribute("inherited") == null && object.attribute("partition of") == null) {
            return;
        }
        String relation = relation(object);
        for (String parent : parents(relation)) {
            world.use(object.key(), new ObjectKey(kind, parent + "." + local(object, relation)));
        }
        String of = object.attribute("partition of");
        if (of != null) {
            world.use(object.key(), new ObjectKey(kind, of));
        }
    }

    /** The tables that a table inherits from, or is a partition of. */
    private List<String> parents(String relation) {
        return parents(world, relation);
    }

    static List<String> parents(World world, String relation) {
        SchemaObject table = world.relation(relation);
        if (table == null) {
            return List.of();
        }
        return world.children(table.key()).stream()
                .filter(part -> part.key().kind().equals(Parts.ATTACHMENT)
                        || part.key().kind().equals(Parts.INHERITANCE))
                .map(part -> String.valueOf(part.attribute("of")))
                .toList();
    }

    /** The name of the relation that an object belongs to. */
    String relation(SchemaObject object) {
        return relation(world, object);
    }

    static String relation(World world, SchemaObject object) {
        SchemaObject above = object;
        while (above.parent() != null && !Kinds.RELATIONS.contains(above.key().kind())) {
            SchemaObject next = world.find(above.parent());
            if (next == null) {
                break;
            }
            above = next;
        }
        return above.key().name();
    }

    static String local(SchemaObject object, String relation) {
        return object.key().name().substring(relation.length() + 1);
    }

    private void useRelation(ObjectKey user, @Nullable String name) {
        SchemaObject relation = name == null ? null : world.relation(name);
        if (relation != null) {
            world.use(user, relation.key());
        }
    }
}
