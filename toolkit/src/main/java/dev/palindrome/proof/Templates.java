package dev.palindrome.proof;

import dev.palindrome.database.ClusterState;
import dev.palindrome.database.Server;
import dev.palindrome.database.Server.ScratchDatabase;
import dev.palindrome.finding.Code;
import dev.palindrome.finding.Finding;
import dev.palindrome.finding.PalindromeException;
import dev.palindrome.layout.History;
import dev.palindrome.migrate.Migrator;
import dev.palindrome.revision.Applied;
import dev.palindrome.revision.Body;
import dev.palindrome.revision.Revision;
import dev.palindrome.revision.RevisionGraph;
import dev.palindrome.revision.SqlBody;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Databases that stand at a revision, for tests that each want one of their own: what stands there is built once, from the nearest that was
 * built below it, and every {@link #copy} is a clone, which takes 45 to 70 ms however long the history is. Each has its history table, so
 * that a {@link Migrator}, or Flyway, goes on from there.
 *
 * <pre>{@code
 * try (Templates templates = Templates.of(history, server, List.of());
 *         Server.ScratchDatabase database = templates.copy(templates.before("003"))) {
 *     new Migrator(history, database::connect).upgrade("003");
 * }
 * }</pre>
 *
 * <p>A place in the history is said by how many of its revisions are applied, in the history's order: where a walk stands when it has just
 * run so many.
 *
 * <p>Roles and tablespaces belong to the whole server. Where scripts make some ({@link #isExclusive()}), nothing is kept: each copy is
 * built from the base, is the only one at its time, and closing it takes back what was made. Whoever calls sees to it that nothing else on
 * that server runs scripts meanwhile.
 *
 * <p>Safe for use by several threads.
 */
public final class Templates implements AutoCloseable {
    private static final String BASE = "base";

    private final History history;
    private final Server server;
    private final List<SqlBody> before;
    private final Workshop workshop;
    private final NavigableMap<Integer, ScratchDatabase> built = new TreeMap<>();
    private volatile boolean exclusive;
    private int reachable = Integer.MAX_VALUE;
    private @Nullable PalindromeException obstacle;

    private Templates(History history, Server server, List<SqlBody> before) {
        this.history = history;
        this.server = server;
        this.before = List.copyOf(before);
        this.workshop = workshop();
        this.exclusive = mentionsCluster();
    }

    /**
     * Templates of a history; nothing is built yet.
     *
     * @param before scripts that run first, for roles and extensions that the history assumes
     */
    public static Templates of(History history, Server server, List<SqlBody> before) {
        return new Templates(history, server, before);
    }

    /**
     * The place where a target is the last that was applied.
     *
     * @param target {@code base}, {@code head}, an id, {@code 003-1}: a target that stands by itself. Of several heads, the last
     * @throws PalindromeException if the history has no such revision
     */
    public int at(String target) {
        RevisionGraph graph = history.graph();
        int place = 0;
        for (Revision revision : graph.resolve(target)) {
            place = Math.max(place, graph.ordered().indexOf(revision) + 1);
        }
        return place;
    }

    /**
     * The place right before a revision.
     *
     * @throws PalindromeException if the history has no such revision, or the target is the base, before which there is nothing
     */
    public int before(String target) {
        int place = at(target);
        if (place == 0) {
            throw new PalindromeException(
                    PalindromeException.Category.CONFIGURATION,
                    Finding.of(
                            Code.TARGET_INVALID,
                            null,
                            "Nothing stands before '" + target + "'.",
                            "Name a revision, or stand at the base."));
        }
        return place - 1;
    }

    /** Whether only one copy may be open at a time, and nothing else may run scripts on the server meanwhile. */
    public boolean isExclusive() {
        return exclusive;
    }

    /** Whether building a place runs scripts of which only watching tells whether they make roles: those that are not SQL. */
    public synchronized boolean mustBeWatched(int place) {
        Integer below = built.floorKey(place);
        return !exclusive
                && history.graph().ordered().subList(below == null ? 0 : below, place).stream()
                        .anyMatch(revision -> !(revision.upgrade() instanceof SqlBody));
    }

    /**
     * Builds the template of a place if there is none yet; does nothing when copies are exclusive.
     *
     * @throws PalindromeException if an upgrade below fails; the same whenever it is asked for
     */
    public synchronized void prepare(int place) {
        if (place >= reachable && obstacle != null) {
            throw obstacle;
        }
        if (exclusive || built.containsKey(place)) {
            return;
        }
        boolean watched = mustBeWatched(place);
        ClusterState roles = watched ? server.cluster() : null;
        ScratchDatabase template = build(workshop, place);
        if (roles != null && !server.cluster().equals(roles)) {
            exclusive = true;
            template.close();
            close();
            server.restore(roles, name -> true);
            return;
        }
        built.put(place, template);
    }

    /**
     * A database that stands at a place. The caller closes it.
     *
     * @throws PalindromeException if an upgrade below fails
     */
    public ScratchDatabase copy(int place) {
        prepare(place);
        ScratchDatabase template;
        synchronized (this) {
            template = built.get(place);
        }
        return template == null ? alone(place) : server.copy(template);
    }

    private ScratchDatabase alone(int place) {
        Workshop own = workshop();
        try {
            return new SettlingDatabase(build(own, place), own);
        } catch (RuntimeException problem) {
            try {
                own.settle();
            } catch (RuntimeException suppressed) {
                problem.addSuppressed(suppressed);
            }
            throw problem;
        }
    }

    private Workshop workshop() {
        return new Workshop(server, history, ProofOptions.DEFAULT.withBefore(before));
    }

    private ScratchDatabase build(Workshop place, int count) {
        Map.Entry<Integer, ScratchDatabase> below = built.floorEntry(count);
        int begin = below == null ? 0 : below.getKey();
        ScratchDatabase database = below == null ? place.newStage().release() : server.copy(below.getValue());
        Migrator migrator = new Migrator(history, database::connect).withPassword(database.password());
        try {
            if (below == null) {
                // Else an upgrade would refuse what goes before it, or the table of another layout's tool: it is not
                // empty.
                migrator.stamp(List.of(BASE), false);
            }
            upgrade(migrator, begin, count);
            return database;
        } catch (PalindromeException problem) {
            remember(problem, count);
            closeAfter(problem, database);
            throw problem;
        } catch (RuntimeException problem) {
            closeAfter(problem, database);
            throw problem;
        }
    }

    /** What stops one place stops all that lie behind it. */
    private synchronized void remember(PalindromeException problem, int count) {
        String id = problem.findings().get(0).revision();
        Revision failing = id == null ? null : history.graph().find(id);
        reachable = failing == null ? count : history.graph().ordered().indexOf(failing) + 1;
        obstacle = problem;
    }

    private static void closeAfter(RuntimeException problem, ScratchDatabase database) {
        try {
            database.close();
        } catch (RuntimeException suppressed) {
            problem.addSuppressed(suppressed);
        }
    }

    /** In one go where a single revision needs all the others. */
    private void upgrade(Migrator migrator, int begin, int count) {
        RevisionGraph graph = history.graph();
        List<String> ids =
                graph.ordered().stream().limit(count).map(Revision::id).toList();
        List<String> heads = Applied.of(graph, ids).heads();
        if (heads.size() == 1 && begin < count) {
            migrator.upgrade(heads.get(0));
            return;
        }
        for (int place = begin; place < count; place++) {
            migrator.upgradeNext();
        }
    }

    private boolean mentionsCluster() {
        Stream<Body> revisions = history.graph().ordered().stream()
                .flatMap(revision -> Stream.of(revision.upgrade(), revision.downgrade()));
        return Stream.of(revisions, before.stream(), history.repeatables().stream())
                .flatMap(bodies -> bodies)
                .anyMatch(body -> body instanceof SqlBody && Workshop.mayTouchCluster(body));
    }

    /** The tables in which the history's tool and a {@link Migrator} remember what was applied, as PostgreSQL writes their names. */
    public Set<String> bookkeeping() {
        return workshop.bookkeeping();
    }

    /** Drops the templates. Copies are their callers' to close. */
    @Override
    public synchronized void close() {
        RuntimeException failure = null;
        for (ScratchDatabase template : built.values()) {
            try {
                template.close();
            } catch (RuntimeException problem) {
                failure = problem;
            }
        }
        built.clear();
        workshop.close();
        if (failure != null) {
            throw failure;
        }
    }
}
