package dev.palindrome.junit;

import static dev.palindrome.junit.Explaining.explaining;

import dev.palindrome.database.Server;
import dev.palindrome.database.ServerSpec;
import dev.palindrome.database.Servers;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;

/**
 * A server of the run: started when the first test class asks for it, used by all that ask for the same, stopped when the run ends.
 *
 * <p>Roles and tablespaces belong to the whole server. A proof takes them back as it goes, so while one runs, nothing else may make
 * any: {@link #alone}. Databases do not get in each other's way.
 */
final class SharedServer extends Closing {
    private static final Namespace NAMESPACE = Namespace.create(SharedServer.class);

    private final ServerSpec spec;
    private final String asker;
    /** Major versions that classes want it to have. */
    private final Set<Integer> wanted = ConcurrentHashMap.newKeySet();

    private final Semaphore roles = new Semaphore(1, true);
    private @Nullable Server server;
    private @Nullable RuntimeException failure;

    private SharedServer(ServerSpec spec, String asker) {
        this.spec = spec;
        this.asker = asker;
    }

    /**
     * The one that a specification means, not yet started perhaps.
     *
     * @throws ExtensionConfigurationException if another class works on the same server with other settings
     */
    static SharedServer of(ExtensionContext context, ServerSpec spec) {
        Store store = context.getRoot().getStore(NAMESPACE);
        String identity =
                store.getOrComputeIfAbsent(spec, key -> explaining(() -> Servers.identity(spec)), String.class);
        String asker = context.getRequiredTestClass().getName();
        SharedServer shared =
                store.getOrComputeIfAbsent(identity, key -> new SharedServer(spec, asker), SharedServer.class);
        shared.require(spec, asker, identity);
        return shared;
    }

    private void require(ServerSpec other, String otherAsker, String identity) {
        if (!Objects.equals(spec.url(), other.url())
                || !Objects.equals(spec.user(), other.user())
                || !Objects.equals(spec.password(), other.password())) {
            throw new ExtensionConfigurationException(asker + " and " + otherAsker
                    + " work on the same server, " + identity
                    + ", with different settings (url, user or password). Proofs on one server take turns and clean up what they make"
                    + " of roles, so all classes of a run have to reach it in the same way.");
        }
        if (other.url() != null && other.postgres() != 0) {
            wanted.add(other.postgres());
        }
    }

    /**
     * The server; started, if need be. What kept it from starting once is what it says from then on.
     *
     * @throws ExtensionConfigurationException if it has another version than a class wants
     */
    synchronized Server server() {
        if (failure != null) {
            throw failure;
        }
        if (server == null) {
            try {
                server = explaining(() -> Servers.start(spec));
            } catch (RuntimeException problem) {
                // A test that is given up interrupts the start; the next one starts anew.
                failure = Thread.currentThread().isInterrupted() ? null : problem;
                throw problem;
            }
        }
        for (int major : wanted) {
            if (major != server.majorVersion()) {
                throw new ExtensionConfigurationException("postgres = " + major + ", but " + server.description()
                        + " is what the URL names. Leave the version out, or the URL.");
            }
        }
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
            throw new IllegalStateException("interrupted while another test makes roles on the server", e);
        }
    }

    void release() {
        roles.release();
    }

    @Override
    public synchronized void close() {
        if (server != null) {
            server.close();
        }
    }
}
