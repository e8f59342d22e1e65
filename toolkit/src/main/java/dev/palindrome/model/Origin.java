package dev.palindrome.model;

import org.jspecify.annotations.Nullable;

/**
 * Where an object of a schema comes from.
 *
 * @param type the name of the class, for example {@code com.example.shop.Order}
 * @param member the field or property, with those above it between full stops, or null for the class itself
 * @param written whether the program writes it: a column that is neither inserted nor updated is the database's own affair
 */
public record Origin(String type, @Nullable String member, boolean written) {
    /** {@code com.example.shop.Order.total}. */
    @Override
    public String toString() {
        return member == null ? type : type + "." + member;
    }
}
