package dev.palindrome.model;

import java.util.List;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Keeps what Hibernate logs through the JDK from a person's terminal: what it has to say comes as an exception. */
final class QuietHibernate implements AutoCloseable {
    private final List<Logger> loggers = List.of(Logger.getLogger("org.hibernate"), Logger.getLogger("org.jboss"));
    private final List<Level> former;

    QuietHibernate() {
        former = loggers.stream()
                .map(logger -> logger.getLevel() == null ? Level.ALL : logger.getLevel())
                .toList();
        loggers.forEach(logger -> logger.setLevel(Level.OFF));
    }

    <T> T call(Supplier<T> work) {
        return work.get();
    }

    @Override
    public void close() {
        for (int i = 0; i < loggers.size(); i++) {
            // A logger without a level of its own has its parent's.
            loggers.get(i).setLevel(former.get(i) == Level.ALL ? null : former.get(i));
        }
    }
}
