package dev.palindrome.data;

import org.jspecify.annotations.Nullable;

/**
 * For what a value is made: equal spots get equal values.
 *
 * @param column the column's name, which may hint at what its texts are
 * @param number the number of the row in its table: others get other values, as far as the type has them
 * @param distinct whether values must differ, so that not even the odd ones may repeat
 * @param defaultValue the column's default, or null; tells what a document looks like
 * @param hash spreads what need not follow the number; made from the seed number, the table, the column and the row
 */
record Spot(
        String column,
        Flavour flavour,
        long number,
        boolean distinct,
        @Nullable String defaultValue,
        long hash) {
    static Spot of(long seed, SeedTable table, SeedColumn column, Flavour flavour, long number) {
        long hash = mix(seed * 31 + table.name().hashCode());
        hash = mix(hash * 31 + column.name().hashCode());
        return new Spot(
                column.name(),
                flavour,
                number,
                column.unique(),
                column.defaultValue(),
                mix(hash + number * 0x9E3779B97F4A7C15L));
    }

    /** The same with another number, for parts of a value. */
    Spot part(int part) {
        return new Spot(column, flavour, number * 7 + part, distinct, null, mix(hash + part + 1));
    }

    Spot flavoured(Flavour other) {
        return new Spot(column, other, number, distinct, defaultValue, hash);
    }

    /** One of so many, the same for the same spot. */
    int pick(int of) {
        return (int) Math.floorMod(hash, (long) of);
    }

    /** The finalizer of SplittableRandom's generator. */
    private static long mix(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
