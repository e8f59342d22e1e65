package dev.palindrome.layout;

import dev.palindrome.finding.Finding;
import dev.palindrome.revision.RevisionGraph;
import dev.palindrome.revision.SqlBody;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a layout found: the revisions of a project and what its tool does around them. Data, whatever the layout.
 *
 * @param layout the layout's name, for example {@code flyway}
 * @param directory where it was read from; null for a history from the class path alone
 * @param graph the revisions
 * @param repeatables scripts that run at the heads (Flyway's {@code R__}), in the order in which they run
 * @param baselines scripts that stand for all versions up to theirs (Flyway's {@code B__}), by version
 * @param initSql run on each new connection before anything else, or null
 * @param schemas schemas that the tool creates before it starts and puts first in the {@code search_path}; empty for the server's default
 * @param bookkeeping the table in which the layout's tool remembers what it applied
 * @param findings what does not stop the history from being read: files that fit no pattern and the like
 * @param flyway how Flyway itself would run it; null where the history is not Flyway's
 * @param seeds scripts of the user's that add rows before a revision's upgrade, by the revision's id
 */
public record History(
        String layout,
        @Nullable Path directory,
        RevisionGraph graph,
        List<SqlBody> repeatables,
        Map<String, SqlBody> baselines,
        @Nullable String initSql,
        List<String> schemas,
        Bookkeeping bookkeeping,
        List<Finding> findings,
        @Nullable FlywayRun flyway,
        Map<String, SqlBody> seeds) {
    public History {
        repeatables = List.copyOf(repeatables);
        baselines = Map.copyOf(baselines);
        schemas = List.copyOf(schemas);
        findings = List.copyOf(findings);
        seeds = Map.copyOf(seeds);
    }

    History withSeeds(Map<String, SqlBody> all, List<Finding> found) {
        return new History(
                layout, directory, graph, repeatables, baselines, initSql, schemas, bookkeeping, found, flyway, all);
    }

    /** A history that is not Flyway's. */
    public History(
            String layout,
            @Nullable Path directory,
            RevisionGraph graph,
            List<SqlBody> repeatables,
            Map<String, SqlBody> baselines,
            @Nullable String initSql,
            List<String> schemas,
            Bookkeeping bookkeeping,
            List<Finding> findings) {
        this(layout, directory, graph, repeatables, baselines, initSql, schemas, bookkeeping, findings, null, Map.of());
    }

    /**
     * The table of a layout's tool. A walk creates it, because scripts may refer to it, and a snapshot leaves it out.
     *
     * @param schema its schema, or null for the first of the history's schemas, else {@code public}
     * @param table its name
     * @param columns the column definitions and constraints between the parentheses of its {@code CREATE TABLE}
     */
    public record Bookkeeping(@Nullable String schema, String table, String columns) {
        /** A table whose name may have its schema before it, as a tool's option has it. */
        static Bookkeeping of(String name, String columns) {
            int dot = name.indexOf('.');
            return new Bookkeeping(dot < 0 ? null : name.substring(0, dot), name.substring(dot + 1), columns);
        }
    }
}
