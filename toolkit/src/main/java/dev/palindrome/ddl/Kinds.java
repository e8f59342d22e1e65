package dev.palindrome.ddl;

import dev.palindrome.schema.ObjectKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The kinds about which statements can be written, in the order in which they are made when nothing else decides. */
final class Kinds {
    static final List<String> RELATIONS = List.of("table", "foreign table", "view", "materialized view", "sequence");

    private static final Map<String, Kind> ALL = new LinkedHashMap<>();

    static {
        ALL.put("database", new Databases());
        ALL.put("role settings", new Databases.RoleSettings());
        ALL.put("schema", new Others.Schemas());
        ALL.put("extension", new Others.Extensions());
        ALL.put("language", new Others.Languages());
        ALL.put("access method", new Others.AccessMethods());
        ALL.put("collation", new Types.Collations());
        ALL.put(Parts.SHELL, new BaseTypes.Shells());
        ALL.put("type", new BaseTypes());
        ALL.put("enum", new Types.Enums());
        ALL.put("composite type", new Types.Composites());
        ALL.put("attribute", new Types.Attributes());
        ALL.put("range", new Types.Ranges());
        ALL.put("domain", new Domains());
        ALL.put("domain constraint", new Domains.Constraints());
        ALL.put("foreign data wrapper", new Foreign.Wrappers());
        ALL.put("server", new Foreign.Servers());
        ALL.put("user mapping", new Foreign.Mappings());
        ALL.put("sequence", new Sequences());
        ALL.put("table", new Tables());
        ALL.put("foreign table", new Tables());
        ALL.put("column", new Columns());
        ALL.put(Parts.DEFAULT, new Columns.Defaults());
        ALL.put(Parts.OWNERSHIP, new Sequences.Ownerships());
        ALL.put(Parts.INHERITANCE, new Tables.Inheritance());
        ALL.put("constraint", new Constraints());
        ALL.put("index", new Indexes());
        ALL.put(Parts.ATTACHMENT, new Tables.Attachments());
        ALL.put(Parts.INDEX_ATTACHMENT, new Indexes.Attachments());
        ALL.put("statistics", new OnRelations.Statistics());
        ALL.put("function", new Routines());
        ALL.put("window function", new Routines());
        ALL.put("procedure", new Routines());
        ALL.put("aggregate", new Routines.Aggregates());
        ALL.put("operator", new Operators());
        ALL.put("operator family", new Operators.Families());
        ALL.put("operator class", new Operators.Classes());
        ALL.put("cast", new Others.Casts());
        ALL.put("conversion", new Others.Conversions());
        ALL.put("transform", new Others.Transforms());
        ALL.put("text search parser", new Others.Parsers());
        ALL.put("text search template", new Others.Templates());
        ALL.put("text search dictionary", new Others.Dictionaries());
        ALL.put("text search configuration", new Others.Configurations());
        ALL.put("view", new Views());
        ALL.put("materialized view", new Views());
        ALL.put("rule", new OnRelations.Switched());
        ALL.put("trigger", new OnRelations.Switched());
        ALL.put("policy", new OnRelations.Policies());
        ALL.put("publication", new Replication.Publications());
        ALL.put("publication schema", new Replication.Members());
        ALL.put("publication table", new Replication.Members());
        ALL.put("revoke", new Grants());
        ALL.put("grant", new Grants());
        ALL.put(Parts.COMMENT, new Comments());
        ALL.put("security label", new Comments.Labels());
        ALL.put("default revoke", new Grants.Defaults());
        ALL.put("default grant", new Grants.Defaults());
        ALL.put("event trigger", new Others.EventTriggers());
    }

    private static final List<String> ORDER = List.copyOf(ALL.keySet());

    private Kinds() {}

    /** What writes statements about a kind, or null where none can be written. */
    static @Nullable Kind of(ObjectKey key) {
        return ALL.get(key.kind());
    }

    /** The place of a kind in the order in which objects are made. */
    static int rank(ObjectKey key) {
        return ORDER.indexOf(key.kind());
    }
}
