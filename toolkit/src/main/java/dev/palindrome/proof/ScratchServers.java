package dev.palindrome.proof;

import dev.palindrome.database.Server;

/** Hands out servers in which scratch databases can be made; who implements it closes them. */
@FunctionalInterface
public interface ScratchServers {
    /**
     * A server.
     *
     * @param postgres the major version that is wanted, because the other side of a comparison has it; 0 for any. Not a must
     */
    Server get(int postgres);

    /** No server: for sources that need none. */
    static ScratchServers none() {
        return postgres -> {
            throw new IllegalStateException("no server to make scratch databases in was given");
        };
    }
}
