package dev.palindrome.database;

import dev.palindrome.finding.Finding;
import dev.palindrome.finding.PalindromeException;
import dev.palindrome.finding.PalindromeException.Category;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/** Scratch databases in a server that answers. */
final class PostgresServer implements Server {
    private final RunningServer running;
    private final ServerVersion version;
    private final List<String> notices;
    private final DatabaseDdl ddl;
    private final String prefix =
            String.format("palindrome_%08x_", ThreadLocalRandom.current().nextInt());
    private final AtomicInteger count = new AtomicInteger();
    private final Map<String, Scratch> scratch = new ConcurrentHashMap<>();
    private final AtomicBoolean closed = new AtomicBoolean();
    /** Held for reading while a database is made, so that closing waits for it and drops it. */
    private final ReadWriteLock making = new ReentrantReadWriteLock();

    private final ShutdownHook hook;

    private PostgresServer(RunningServer running, ServerVersion version, List<String> notices) {
        this.running = running;
        this.version = version;
        this.notices = notices;
        this.ddl = new DatabaseDdl(running.admin());
        this.hook = ShutdownHook.add("palindrome-server", this::close);
    }

    /** Takes a server over: if its version is not supported, it is stopped. */
    static PostgresServer of(RunningServer running) {
        try (Connection connection = running.admin().connect()) {
            ServerVersion version = ServerVersion.of(connection);
            version.requireKnown(running.admin());
            return new PostgresServer(running, version, running.notices());
        } catch (SQLException e) {
            running.stop().run();
            throw ConnectionErrors.working(running.admin(), "read the version", e);
        } catch (RuntimeException e) {
            running.stop().run();
            throw e;
        }
    }

    @Override
    public String version() {
        return version.text();
    }

    @Override
    public int majorVersion() {
        return version.major();
    }

    @Override
    public String description() {
        String what = running.kind() + " " + version.text();
        return running.ours() ? what : what + " at " + running.admin().display();
    }

    @Override
    public List<String> notices() {
        return notices;
    }

    @Override
    public ScratchDatabase create() {
        return make(DatabaseDdl::create);
    }

    @Override
    public ScratchDatabase copy(ScratchDatabase original) {
        if (scratch.get(original.name()) != original) {
            throw new IllegalArgumentException(original.name() + " is not a scratch database of " + description());
        }
        return make((maker, name) -> maker.copy(original.name(), name));
    }

    @Override
    public ClusterState cluster() {
        try (Connection connection = running.admin().connect()) {
            return ClusterState.read(connection);
        } catch (SQLException e) {
            throw ConnectionErrors.working(running.admin(), "read the roles and tablespaces", e);
        }
    }

    @Override
    public List<Finding> restore(ClusterState before, Predicate<String> ours) {
        return new ClusterCleaner(running.admin(), running.ours(), this::create)
                .restore(before, running.ours() ? name -> true : ours);
    }

    private Scratch make(BiConsumer<DatabaseDdl, String> maker) {
        making.readLock().lock();
        try {
            if (closed.get()) {
                throw new IllegalStateException(description() + " is closed");
            }
            String name = prefix + count.incrementAndGet();
            Scratch made = new Scratch(name, running.admin().withDatabase(name), this::drop);
            try {
                maker.accept(ddl, name);
            } catch (PalindromeException e) {
                // Half of a copy may be there.
                dropAfter(e, name);
                throw e;
            }
            scratch.put(name, made);
            return made;
        } finally {
            making.readLock().unlock();
        }
    }

    private void dropAfter(PalindromeException failure, String name) {
        try {
            ddl.drop(name);
        } catch (PalindromeException e) {
            failure.addSuppressed(e);
        }
    }

    private void drop(Scratch made) {
        if (scratch.containsKey(made.name())) {
            ddl.drop(made.name());
            scratch.remove(made.name());
        }
    }

    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        try {
            if (!running.ours()) {
                dropAll();
            }
        } finally {
            scratch.clear();
            running.stop().run();
            hook.remove();
        }
    }

    private void dropAll() {
        List<Finding> failures = new ArrayList<>();
        making.writeLock().lock();
        try {
            for (Scratch made : List.copyOf(scratch.values())) {
                try {
                    drop(made);
                } catch (PalindromeException e) {
                    failures.addAll(e.findings());
                }
            }
        } finally {
            making.writeLock().unlock();
        }
        if (!failures.isEmpty()) {
            throw new PalindromeException(Category.UNAVAILABLE, failures, null);
        }
    }
}
