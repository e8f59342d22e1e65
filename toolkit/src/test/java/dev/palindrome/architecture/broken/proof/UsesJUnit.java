package dev.palindrome.architecture.broken.proof;

import org.junit.jupiter.api.Assertions;

/** The toolkit uses a test framework. */
class UsesJUnit {
    void fail() {
        Assertions.fail();
    }
}
