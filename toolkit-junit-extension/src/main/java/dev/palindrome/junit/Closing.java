package dev.palindrome.junit;

import org.junit.jupiter.api.extension.ExtensionContext.Store;

/**
 * A store's value that JUnit closes, whichever JUnit it is: before 5.13 only a {@code CloseableResource} is closed, later any
 * {@code AutoCloseable}, and then only once.
 */
@SuppressWarnings("deprecation")
abstract class Closing implements AutoCloseable, Store.CloseableResource {
    @Override
    public abstract void close();
}
