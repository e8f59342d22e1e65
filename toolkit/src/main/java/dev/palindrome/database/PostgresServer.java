package dev.palindrome.database;

import dev.palindrome.finding.Code;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;

/** Scratch databases in a running server. */
final class PostgresServer implements Server {
    private static final String IN_USE = "55006";

    private final RunningServer running;
    private final String version;
    private final int versionNumber;
    private final List<String> notices;
    private final String prefix;
    private final AtomicInteger count = new AtomicInteger();
    private final Map<String, Scratch> scratch = new ConcurrentHashMap<>();
    /** Held for reading while a database is made, so that closing sees it. */
    private final ReadWriteLock making = new ReentrantReadWriteLock();

    private final ShutdownHook hook;
    private boolean closed;

    private PostgresServer(RunningServer running, String version, int versionNumber) {
        this.running = running;
        this.version = version;
        this.versionNumber = versionNumber;
        this.notices = new ArrayList<>(running.notices());
        this.prefix = "palindrome_"
                + String.format("%08x", ThreadLocalRandom.current().nextInt()) + "_";
        this.hook = ShutdownHook.add("palindrome-server", this::close);
    }

    /** Asks a server for its version and takes it over: if that fails, it is stopped. */
    static PostgresServer of(RunningServer running) {
        try (Connection connection = running.admin().connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT split_part(current_setting('server_version'), ' ', 1), current_setting('server_version_num')::int")) {
            row.next();
            return new PostgresServer(running, row.getString(1), row.getInt(2));
        } catch (SQLException e) {
            running.stop().run();
            throw ConnectionErrors.explain(running.admin(), e);
        } catch (RuntimeException e) {
            running.stop().run();
            throw e;
        }
    }

    @Override
    public String version() {
        return version;
    }

    @Override
    public int majorVersion() {
        return versionNumber / 10_000;
    }

    @Override
    public String description() {
        return running.kind() + " " + version
                + (running.ours() ? "" : " at " + running.admin().display());
    }

    @Override
    public List<String> notices() {
        return List.copyOf(notices);
    }

    @Override
    public ScratchDatabase create() {
        return make("template0", null);
    }

    @Override
    public ScratchDatabase copy(ScratchDatabase original) {
        if (scratch.get(original.name()) != original) {
            throw new IllegalArgumentException(original.name() + " is not a scratch database of " + description());
        }
        return make(original.name(), original);
    }

    private Scratch make(String template, @Nullable ScratchDatabase original) {
        making.readLock().lock();
        try {
            if (closed) {
                throw new IllegalStateException(description() + " is closed");
            }
            Scratch made = new Scratch(running.admin().withDatabase(prefix + count.incrementAndGet()));
            scratch.put(made.name(), made);
            try (Connection connection = running.admin().connect();
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE DATABASE " + made.name() + " TEMPLATE " + template
                        + (original == null ? " ENCODING 'UTF8'" : ""));
            } catch (SQLException e) {
                made.close();
                throw IN_USE.equals(e.getSQLState()) && original != null
                        ? ConnectionErrors.unavailable(Code.DATABASE_IN_USE, "x", null, e)
                        : ConnectionErrors.creating(running.admin(), made.name(), e);
            }
            return made;
        } finally {
            making.readLock().unlock();
        }
    }

    @Override
    public void close() {
        making.writeLock().lock();
        try {
            if (closed) {
                return;
            }
            closed = true;
            if (!running.ours()) {
                List.copyOf(scratch.values()).forEach(Scratch::close);
            }
            scratch.clear();
            running.stop().run();
            hook.remove();
        } finally {
            making.writeLock().unlock();
        }
    }

    /** A database that was made here. */
    private final class Scratch implements ScratchDatabase {
        private final ConnectionSettings settings;
        private final String name;

        Scratch(ConnectionSettings settings) {
            this.settings = settings;
            this.name = JdbcUrl.parse(settings.url()).databaseName();
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public String url() {
            return settings.url();
        }

        @Override
        public String user() {
            return settings.user() == null ? System.getProperty("user.name") : settings.user();
        }

        @Override
        public String password() {
            return settings.password() == null ? "" : settings.password();
        }

        @Override
        public Connection connect() throws SQLException {
            return settings.open();
        }

        @Override
        public void close() {
            if (scratch.remove(name) == null) {
                return;
            }
            try (Connection connection = running.admin().connect();
                    Statement statement = connection.createStatement()) {
                statement.execute("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
            } catch (SQLException e) {
                throw ConnectionErrors.unavailable(
                        Code.SERVER_UNAVAILABLE,
                        "The scratch database " + name + " could not be dropped: " + ConnectionErrors.said(e),
                        "Drop it by hand.",
                        e);
            }
        }

        @Override
        public String toString() {
            return name;
        }
    }
}
