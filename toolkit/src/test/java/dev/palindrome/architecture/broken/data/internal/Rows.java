package dev.palindrome.architecture.broken.data.internal;

/** What must not leave the jar. */
public class Rows {}
