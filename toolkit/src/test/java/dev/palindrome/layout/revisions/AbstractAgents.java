package dev.palindrome.layout.revisions;

import dev.palindrome.ReversibleMigration;

/** No revision: it cannot be made. */
public abstract class AbstractAgents extends ReversibleMigration {}
