package dev.palindrome.model.wrong;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** Each wrong in one way. */
@SuppressWarnings({"unused", "NullAway.Init"})
public final class Wrong {
    private Wrong() {}

    /** No entity. */
    public static class Plain {}

    /** An entity without a key. */
    @Entity
    public static class Keyless {
        String name;
    }

    /** Nothing that has a table. */
    @Embeddable
    public static class Part {
        String name;
    }

    /** A column of a type that nobody knows. */
    @Entity
    @Table(name = "mistyped")
    public static class Mistyped {
        @Id
        long id;

        @Column(columnDefinition = "txt")
        String name;
    }

    /** One of two that claim a table. */
    @Entity
    @Table(name = "claimed")
    public static class Claimed {
        @Id
        long id;
    }

    /** A name that a strategy of Spring's changes. */
    @Entity(name = "CamelCase")
    public static class CamelCase {
        @Id
        long id;

        String someText;
    }
}
