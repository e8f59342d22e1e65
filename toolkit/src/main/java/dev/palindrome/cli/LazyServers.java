package dev.palindrome.cli;

import dev.palindrome.database.Server;
import dev.palindrome.database.ServerSpec;
import dev.palindrome.database.Servers;
import dev.palindrome.finding.PalindromeException;
import dev.palindrome.proof.ScratchServers;
import org.jspecify.annotations.Nullable;

/** The server that the options ask for, started when a source needs one and of the version of the other source where that is free. */
final class LazyServers implements ScratchServers, AutoCloseable {
    private final ServerSpec spec;
    private final Progress progress;
    private @Nullable Server server;

    LazyServers(ServerSpec spec, Progress progress) {
        this.spec = spec;
        this.progress = progress;
    }

    @Override
    public Server get(int postgres) {
        if (server == null) {
            progress.waitFor("Getting a PostgreSQL server ready ...");
            server = start(postgres);
            progress.end();
        }
        return server;
    }

    private Server start(int postgres) {
        boolean free = spec.postgres() == 0 && spec.image() == null && spec.url() == null;
        if (free && postgres >= ServerSpec.OLDEST && postgres <= ServerSpec.NEWEST) {
            try {
                return Servers.start(spec.withPostgres(postgres));
            } catch (PalindromeException notThere) {
                // The comparison says that the versions differ.
                return Servers.start(spec);
            }
        }
        return Servers.start(spec);
    }

    @Override
    public void close() {
        if (server != null) {
            server.close();
        }
    }
}
