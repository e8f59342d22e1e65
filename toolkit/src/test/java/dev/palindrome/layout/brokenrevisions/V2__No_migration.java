package dev.palindrome.layout.brokenrevisions;

/** Named like a revision only. */
public class V2__No_migration {}
