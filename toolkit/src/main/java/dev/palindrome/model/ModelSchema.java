package dev.palindrome.model;

import java.util.List;
import java.util.Set;

/**
 * What a model builds.
 *
 * @param statements SQL for an empty database, in order, without semicolons at their ends
 * @param tables the tables that it claims, as PostgreSQL writes them, qualified where the model says a schema
 * @param origins where its parts come from
 */
public record ModelSchema(List<String> statements, Set<String> tables, Origins origins) {
    public ModelSchema {
        statements = List.copyOf(statements);
        tables = Set.copyOf(tables);
    }
}
