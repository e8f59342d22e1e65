package dev.palindrome.junit.assertions;

/** What becomes of a failure: thrown at once, or kept by soft assertions. */
interface Failing {
    /** Throws. */
    Failing AT_ONCE = failure -> {
        throw failure;
    };

    void fail(AssertionError failure);
}
