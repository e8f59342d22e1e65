package dev.palindrome.model;

import dev.palindrome.finding.PalindromeException;

/**
 * Anything that can build its schema in an empty database, and has a say in what a migrated schema should be.
 *
 * <pre>{@code
 * Model model = Model.entities(EntityOptions.ofPackages("com.example.shop"), Thread.currentThread().getContextClassLoader());
 * List<String> statements = model.schema(17).statements();
 * }</pre>
 */
public interface Model {
    /** What messages call it: {@code JPA entities in com.example.shop}. */
    String name();

    /** What it has a say in, before anything is configured. */
    default Authority authority() {
        return Authority.OF_ENTITIES;
    }

    /**
     * What builds it in an empty database, and where each part of it comes from.
     *
     * @param postgres the major version of the server
     * @throws PalindromeException (configuration) if the model cannot be read, or has no table
     */
    ModelSchema schema(int postgres);

    /**
     * JPA entities, through Hibernate.
     *
     * @param loader where their classes are found, and Hibernate above them
     */
    static Model entities(EntityOptions options, ClassLoader loader) {
        return new EntityModel(options, loader);
    }

    /**
     * What jOOQ generated: catalogs, schemas or tables.
     *
     * @param classes their names, for example {@code com.example.shop.db.Public}
     * @param loader where they are found
     */
    static Model jooq(Iterable<String> classes, ClassLoader loader) {
        return JooqModel.of(classes, loader);
    }
}
