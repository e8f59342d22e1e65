package dev.palindrome.junit;

import dev.palindrome.database.Server;
import dev.palindrome.database.ServerSpec;
import dev.palindrome.database.Servers;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * A server of the run: started when the first test class asks for it, used by all that ask for the same, stopped when the run ends.
 *
 * <p>Roles and tablespaces belong to the whole server. A proof takes them back as it goes, so while one runs, nothing else may make
 * any: {@link #alone}. Databases do not get in each other's way.
 */
final class SharedServer extends Closing {
    private static final Namespace NAMESPACE = Namespace.create(SharedServer.class);

    private final Server server;
    private final Semaphore roles = new Semaphore(1, true);

    private SharedServer(Server server) {
        this.server = server;
    }

    static SharedServer of(ExtensionContext context, ServerSpec spec) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(spec, key -> new SharedServer(Servers.start(spec)), SharedServer.class);
    }

    Server server() {
        return server;
    }

    /** Does what may make roles, or takes them back, while nothing else does. Not to be called by what is done. */
    <T> T alone(Supplier<T> work) {
        acquire();
        try {
            return work.get();
        } finally {
            release();
        }
    }

    /** Begins what {@link #alone} does, for whom ends elsewhere, perhaps on another thread. */
    void acquire() {
        try {
            roles.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while another test makes roles on " + server.description(), e);
        }
    }

    void release() {
        roles.release();
    }

    @Override
    public void close() {
        server.close();
    }
}
