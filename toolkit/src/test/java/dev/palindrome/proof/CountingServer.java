package dev.palindrome.proof;

import dev.palindrome.database.ClusterState;
import dev.palindrome.database.Server;
import dev.palindrome.finding.Finding;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** Counts the databases that are made, copied and dropped. */
final class CountingServer implements Server {
    private final Server server;
    private int created;
    private int copies;
    private int open;

    CountingServer(Server server) {
        this.server = server;
    }

    int created() {
        return created;
    }

    int copies() {
        return copies;
    }

    int open() {
        return open;
    }

    @Override
    public String version() {
        return server.version();
    }

    @Override
    public int majorVersion() {
        return server.majorVersion();
    }

    @Override
    public String description() {
        return server.description();
    }

    @Override
    public List<String> notices() {
        return server.notices();
    }

    @Override
    public ClusterState cluster() {
        return server.cluster();
    }

    @Override
    public List<Finding> restore(ClusterState before, java.util.function.Predicate<String> ours) {
        return server.restore(before, ours);
    }

    @Override
    public ScratchDatabase create() {
        created++;
        return counted(server.create());
    }

    @Override
    public ScratchDatabase copy(ScratchDatabase original) {
        copies++;
        return counted(server.copy(((Counted) original).database));
    }

    private ScratchDatabase counted(ScratchDatabase database) {
        open++;
        AtomicBoolean closed = new AtomicBoolean();
        return new Counted(database, () -> open -= closed.getAndSet(true) ? 0 : 1);
    }

    @Override
    public void close() {
        throw new UnsupportedOperationException("the shared server stays");
    }

    private record Counted(ScratchDatabase database, Runnable onClose) implements ScratchDatabase {
        @Override
        public String name() {
            return database.name();
        }

        @Override
        public String url() {
            return database.url();
        }

        @Override
        public String user() {
            return database.user();
        }

        @Override
        public String password() {
            return database.password();
        }

        @Override
        public java.sql.Connection connect() throws java.sql.SQLException {
            return database.connect();
        }

        @Override
        public void close() {
            database.close();
            onClose.run();
        }
    }
}
