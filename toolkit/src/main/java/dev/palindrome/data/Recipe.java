package dev.palindrome.data;

import org.jspecify.annotations.Nullable;

/** One way to make values of a column; what it makes of two spots differs where the way leaves a choice. */
record Recipe(Kind kind, @Nullable Flavour flavour, Maker maker) {
    /** How free a recipe is. */
    enum Kind {
        /** As if there were no condition. */
        FREE,
        /** Shaped by something that a condition says. */
        SHAPED,
        /** Always the same value. */
        CONSTANT,
        /** NULL. */
        NULL
    }

    /** Makes one value. */
    @FunctionalInterface
    interface Maker {
        @Nullable
        String make(Spot spot);
    }

    static final Recipe NOTHING = new Recipe(Kind.NULL, null, spot -> null);

    static Recipe free(Flavour flavour, Maker maker) {
        return new Recipe(Kind.FREE, flavour, spot -> maker.make(spot.flavoured(flavour)));
    }

    static Recipe shaped(Maker maker) {
        return new Recipe(Kind.SHAPED, null, maker);
    }

    static Recipe constant(String value) {
        return new Recipe(Kind.CONSTANT, null, spot -> value);
    }
}
