package dev.palindrome.migrate;

import dev.palindrome.finding.Code;
import dev.palindrome.finding.Finding;
import dev.palindrome.finding.PalindromeException;
import dev.palindrome.finding.PalindromeException.Category;
import dev.palindrome.layout.History;
import dev.palindrome.revision.Applied;
import dev.palindrome.revision.Body;
import dev.palindrome.revision.Direction;
import dev.palindrome.revision.JavaBody;
import dev.palindrome.revision.Plan;
import dev.palindrome.revision.Revision;
import dev.palindrome.revision.RevisionGraph;
import dev.palindrome.revision.RevisionRange;
import dev.palindrome.revision.SqlBody;
import dev.palindrome.revision.Stamp;
import dev.palindrome.revision.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Writes what an upgrade, a downgrade or a stamp would do as a script for psql: the same statements in the same transactions, with the
 * rows of the history table. No database is looked at, so the caller says where it stands; the script itself looks again and stops when
 * it stands elsewhere.
 *
 * <p>What a Java revision does is found by running it, and all before it, in a scratch database.
 *
 * <pre>{@code
 * String script = new SqlScript(history, scratch::connect, Progress.SILENT).upgrade("003:head");
 * }</pre>
 */
public final class SqlScript {
    private final History history;
    private final ConnectionSource scratch;
    private final Progress progress;

    /**
     * Scripts of a history.
     *
     * @param scratch an empty database; connected to only when a script has Java revisions
     * @param progress told what a script cannot say
     */
    public SqlScript(History history, ConnectionSource scratch, Progress progress) {
        this.history = history;
        this.scratch = scratch;
        this.progress = progress;
    }

    /**
     * The script of an upgrade.
     *
     * @param target {@code FROM:TO}, or {@code TO} for one that begins at the base
     * @throws PalindromeException if the target means nothing, or something of the plan cannot be written down
     */
    public String upgrade(String target) {
        RevisionGraph graph = history.graph();
        RevisionRange range = RevisionRange.script(graph, Direction.UPGRADE, target);
        Applied start = start(range.from());
        String to = range.to() == null ? "heads" : range.to();
        Plan plan = Plan.upgrade(graph, start, Target.parse(graph, Direction.UPGRADE, to));
        SqlScriptText text = begin("upgrade", target, start, plan.revisions(), List.of());
        write(text, start, plan);
        boolean atHeads = plan.after(start).isAtHeads();
        for (SqlBody script : atHeads ? history.repeatables() : List.<SqlBody>of()) {
            text.repeatable(script, !start.heads().isEmpty());
        }
        return text.toString();
    }

    /**
     * The script of a downgrade.
     *
     * @param target {@code FROM:TO}
     * @throws PalindromeException as for an upgrade; also if a revision has no downgrade
     */
    public String downgrade(String target) {
        RevisionGraph graph = history.graph();
        RevisionRange range = RevisionRange.script(graph, Direction.DOWNGRADE, target);
        Applied start = start(range.from());
        String to = range.to() == null ? "base" : range.to();
        Plan plan = Plan.downgrade(graph, start, Target.parse(graph, Direction.DOWNGRADE, to));
        Migrator.refuseIrreversible(plan.revisions());
        SqlScriptText text = begin("downgrade", target, start, List.of(), List.of());
        write(text, start, plan);
        return text.toString();
    }

    /**
     * The script of a stamp.
     *
     * @param targets targets; or one of the form {@code FROM:TO}, where the database is said to stand at {@code FROM} and not at the base
     */
    public String stamp(List<String> targets, boolean purge) {
        RevisionGraph graph = history.graph();
        boolean one = targets.size() == 1 && !purge;
        RevisionRange range = one ? RevisionRange.script(graph, Direction.UPGRADE, targets.get(0)) : RevisionRange.ALL;
        Applied start = start(range.from());
        String only = range.to() == null ? "heads" : range.to();
        Stamp stamp = Plan.stamp(graph, start, one ? List.of(only) : targets);
        stamp.added().forEach(HistoryTable::requireRoom);
        SqlScriptText text = purge
                ? SqlScriptText.unguarded(history, title("stamp --purge", targets))
                : begin("stamp", String.join(" ", targets), start, stamp.added(), stamp.removed());
        text.stamp(stamp, purge);
        return text.toString();
    }

    private SqlScriptText begin(
            String word, String target, Applied start, List<Revision> missing, List<Revision> applied) {
        List<Revision> needed = new ArrayList<>(start.revisions());
        applied.stream().filter(revision -> !needed.contains(revision)).forEach(needed::add);
        return SqlScriptText.guarded(history, title(word, List.of(target)), needed, missing);
    }

    private static String title(String word, List<String> targets) {
        return "palindrome " + word + " " + String.join(" ", targets) + " --sql";
    }

    private Applied start(@Nullable String from) {
        RevisionGraph graph = history.graph();
        return from == null
                ? Applied.none(graph)
                : Applied.ofHeads(
                        graph, graph.resolve(from).stream().map(Revision::id).toList());
    }

    private void write(SqlScriptText text, Applied start, Plan plan) {
        boolean upgrade = plan.direction() == Direction.UPGRADE;
        Map<String, List<String>> java =
                JavaStatements.needed(plan) ? JavaStatements.of(history, start, plan, scratch) : Map.of();
        List<Finding> findings = new ArrayList<>();
        for (Revision revision : plan.revisions()) {
            Body body = upgrade ? revision.upgrade() : Objects.requireNonNull(revision.downgrade());
            try {
                HistoryTable.requireRoom(revision);
                if (body instanceof JavaBody migration) {
                    List<String> statements = Objects.requireNonNull(java.get(revision.id()));
                    text.java(revision, plan.direction(), migration, statements, progress);
                } else if (body instanceof SqlBody script) {
                    text.script(revision, plan.direction(), script);
                } else {
                    throw new PalindromeException(
                            Category.CONFIGURATION,
                            Finding.of(
                                            Code.USAGE,
                                            null,
                                            "Revision " + revision.id() + " runs the command `" + body.name()
                                                    + "`, which cannot be written into a script.",
                                            "Upgrade and downgrade the database itself, without --sql.")
                                    .about(revision.id()));
                }
            } catch (PalindromeException e) {
                findings.addAll(e.findings());
            }
        }
        if (!findings.isEmpty()) {
            throw new PalindromeException(Category.CONFIGURATION, findings, null);
        }
    }
}
