package dev.palindrome.ddl;

import dev.palindrome.schema.Dependencies;
import dev.palindrome.schema.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Writes the script that leads from one schema to another.
 *
 * <pre>{@code
 * DdlScript upgrade = Ddl.between(old, young, DdlOptions.DEFAULT);
 * DdlScript downgrade = Ddl.between(young, old, DdlOptions.DEFAULT.inverse().withDataLoss(true));
 * }</pre>
 */
public final class Ddl {
    private static final Pattern BODY =
            Pattern.compile("^CREATE OR REPLACE (FUNCTION|PROCEDURE) .*^AS \\$", Pattern.DOTALL | Pattern.MULTILINE);

    private static final Pattern ADDED_LABEL = Pattern.compile("^ALTER TYPE .* ADD VALUE ");

    private Ddl() {}

    /** As {@link #between(Snapshot, Dependencies, Snapshot, Dependencies, DdlOptions)}; what stands on what is taken from the texts. */
    public static DdlScript between(Snapshot from, Snapshot to, DdlOptions options) {
        return between(from, null, to, null, options);
    }

    /**
     * The script that leads from one schema to another.
     *
     * @param from what is there
     * @param fromDependencies what stands on what there; null where it is not known, and the names in the texts decide
     * @param to what shall be
     * @param toDependencies the same for what shall be
     * @param options how to write it
     * @return the script, with findings for what it cannot or may not do
     * @throws dev.palindrome.finding.PalindromeException (configuration) if a renaming names nothing
     */
    public static DdlScript between(
            Snapshot from,
            @Nullable Dependencies fromDependencies,
            Snapshot to,
            @Nullable Dependencies toDependencies,
            DdlOptions options) {
        Renaming renaming = new Renaming(from, fromDependencies, to);
        options.renames().forEach(renaming::carryOut);
        Sides sides = new Sides(
                new World(renaming.snapshot(), renaming.dependencies()), new World(to, toDependencies), options);
        new Decisions(sides).make(renaming.stale());
        List<DdlStatement> statements = new ArrayList<>(renaming.statements());
        for (Operation operation : Sorting.sort(new Plan(sides).operations())) {
            statements.addAll(operation.statements);
        }
        List<DdlStatement> script = split(statements, options.online());
        return new DdlScript(script, Judgement.of(sides, script));
    }

    /** Adds what a revision has to begin with, and begins one where an added label is committed before it is used. */
    private static List<DdlStatement> split(List<DdlStatement> statements, boolean online) {
        List<DdlStatement> script = new ArrayList<>();
        boolean unchecked = false;
        boolean added = false;
        for (DdlStatement statement : statements) {
            boolean adds = ADDED_LABEL.matcher(statement.sql()).find();
            DdlStatement next = online && added && !adds ? statement.later() : statement;
            added = adds;
            unchecked &= next.transactional() && !next.startsRevision();
            if (!unchecked && BODY.matcher(next.sql()).find()) {
                // What a body names may be made after it, as in a dump.
                DdlStatement off = DdlStatement.of("SET LOCAL check_function_bodies = off");
                script.add(next.startsRevision() ? off.later() : off);
                next = next.together();
                unchecked = true;
            }
            script.add(next);
        }
        return script;
    }
}
