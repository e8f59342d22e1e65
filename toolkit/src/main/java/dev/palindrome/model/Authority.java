package dev.palindrome.model;

import dev.palindrome.schema.ObjectKey;
import dev.palindrome.schema.SchemaObject;
import dev.palindrome.schema.Snapshot;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a model has a say in. Immutable.
 *
 * <pre>{@code
 * Authority authority = Authority.OF_ENTITIES.ignoring("table audit_*").strict(Strict.INDEXES);
 * Snapshot wanted = authority.wanted(found, model);
 * Changes drift = Changes.between(wanted, found);
 * }</pre>
 *
 * @param reach how far it goes
 * @param unmapped whether a table that the model does not have should not be there
 * @param strict where the model is believed although it may not have meant to say anything
 * @param ignored what it has no say in
 */
public record Authority(Reach reach, boolean unmapped, Set<Strict> strict, List<Ignored> ignored) {
    /** How far a say goes. */
    public enum Reach {
        /** Everything but the order of columns. */
        SCHEMA,
        /** What an entity can say: tables, columns, types, nullability, keys, uniques, checks, sequences, declared indexes. */
        MAPPING
    }

    /** Of a model that says everything: a {@code schema.sql}, a database, a golden file. */
    public static final Authority FULL = new Authority(Reach.SCHEMA, true, Set.of(), List.of());

    /** Of entities: they say nothing of tables that none of them maps, of triggers, views, functions, grants, owners. */
    public static final Authority OF_ENTITIES = new Authority(Reach.MAPPING, false, Set.of(), List.of());

    public Authority {
        strict = strict.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(strict));
        ignored = List.copyOf(ignored);
    }

    /** This authority, with or without a say in tables that the model does not have: with it, they should not be there. */
    public Authority overUnmapped(boolean say) {
        return new Authority(reach, say, strict, ignored);
    }

    /** This authority, believed more. */
    public Authority strict(Strict... more) {
        return strict(List.of(more));
    }

    /** This authority, believed more. */
    public Authority strict(Collection<Strict> more) {
        Set<Strict> all = EnumSet.noneOf(Strict.class);
        all.addAll(strict);
        all.addAll(more);
        return new Authority(reach, unmapped, all, ignored);
    }

    /** This authority without some objects, each as {@link Ignored#parse} reads it. */
    public Authority ignoring(String... patterns) {
        return ignoring(List.of(patterns));
    }

    /** This authority without some objects, each as {@link Ignored#parse} reads it. */
    public Authority ignoring(Collection<String> patterns) {
        List<Ignored> all = new ArrayList<>(ignored);
        patterns.stream().map(Ignored::parse).forEach(all::add);
        return new Authority(reach, unmapped, strict, all);
    }

    boolean is(Strict word) {
        return strict.contains(word);
    }

    /** As {@link #wanted(Snapshot, Snapshot, Origins)} of a model that does not say where its parts come from. */
    public Snapshot wanted(Snapshot found, Snapshot model) {
        return wanted(found, model, Origins.NONE);
    }

    /**
     * The schema that a database should have: as the model says where it has a say, and as it was found elsewhere. What has the same
     * structure keeps the name that was found, and columns keep their order.
     *
     * @param found what the database has
     * @param model what the model builds in an empty database
     * @param origins where the model's parts come from
     */
    public Snapshot wanted(Snapshot found, Snapshot model, Origins origins) {
        Snapshot wanted =
                switch (reach) {
                    case SCHEMA -> ColumnOrder.asFound(unmapped ? model : withUnmapped(found, model), found);
                    case MAPPING -> new Wanted(this, found, model, origins).snapshot();
                };
        return ignored.isEmpty() ? wanted : Sparing.of(ignored, wanted, found);
    }

    /** The model, with the tables that it does not have. */
    private static Snapshot withUnmapped(Snapshot found, Snapshot model) {
        Set<ObjectKey> unmapped = Set.copyOf(Wanted.unmapped(found, model));
        List<SchemaObject> more = new ArrayList<>();
        for (SchemaObject object : found.list()) {
            SchemaObject above = object;
            while (above != null && !unmapped.contains(above.key())) {
                above = above.parent() == null ? null : found.find(above.parent());
            }
            if (above != null) {
                more.add(object);
            }
        }
        return model.changed(more.stream().map(SchemaObject::key).collect(Collectors.toSet()), more);
    }

    /** The tables that were found, that the model does not have and in which it has no say. */
    public List<ObjectKey> unmapped(Snapshot found, Snapshot model) {
        return unmapped
                ? List.of()
                : Wanted.unmapped(found, model).stream()
                        .filter(table -> ignored.stream().noneMatch(pattern -> pattern.matches(table)))
                        .toList();
    }
}
