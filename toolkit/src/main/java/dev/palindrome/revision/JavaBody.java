package dev.palindrome.revision;

import org.flywaydb.core.api.migration.JavaMigration;

/**
 * One direction of a revision written in Java.
 *
 * @param migration Flyway's view of it; a {@code dev.palindrome.ReversibleMigration} when it has a downgrade
 * @param direction which of its methods to call
 */
public record JavaBody(JavaMigration migration, Direction direction) implements Body {
    @Override
    public String name() {
        return migration.getClass().getName();
    }
}
