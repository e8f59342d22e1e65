package dev.palindrome.architecture.broken.proof;

import java.util.HashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Static and mutable in four ways. */
class Counts {
    static final AtomicInteger STEPS = new AtomicInteger();
    static final HashMap<String, Integer> BY_REVISION = new HashMap<>();
    static final String[] NAMES = {"walk", "descent"};
    static int revisions;
}
