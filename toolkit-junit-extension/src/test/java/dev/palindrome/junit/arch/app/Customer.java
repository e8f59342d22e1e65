package dev.palindrome.junit.arch.app;

/** What an application has. */
public record Customer(String name) {}
