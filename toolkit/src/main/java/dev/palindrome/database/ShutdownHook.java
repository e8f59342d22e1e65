package dev.palindrome.database;

/** Work to do when the JVM is stopped, unless it was done before. */
final class ShutdownHook {
    private final Thread thread;

    private ShutdownHook(Thread thread) {
        this.thread = thread;
    }

    /**
     * Registers it.
     *
     * @throws IllegalStateException if the JVM is stopping already
     */
    static ShutdownHook add(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        Runtime.getRuntime().addShutdownHook(thread);
        return new ShutdownHook(thread);
    }

    /** Forgets it. Does nothing while the JVM stops. */
    void remove() {
        try {
            Runtime.getRuntime().removeShutdownHook(thread);
        } catch (IllegalStateException stopping) {
            // The hook runs, or is about to: what it does may be done twice.
        }
    }
}
