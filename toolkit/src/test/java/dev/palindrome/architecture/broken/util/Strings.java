package dev.palindrome.architecture.broken.util;

/** Stands on no floor, in a package whose name says nothing. */
class Strings {}
