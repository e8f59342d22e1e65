package dev.palindrome.database;

import java.util.Map;
import java.util.TreeMap;

/** Settings of a server whose data need not outlive it. */
final class ScratchSettings {
    static final Map<String, String> ALL = new TreeMap<>(Map.ofEntries(
            Map.entry("fsync", "off"),
            Map.entry("synchronous_commit", "off"),
            Map.entry("full_page_writes", "off"),
            Map.entry("checkpoint_timeout", "1d"),
            Map.entry("max_wal_size", "4GB"),
            // Publications and replication slots behave as in production.
            Map.entry("wal_level", "logical"),
            // Nothing happens behind the back of a script that is observed, and nobody is connected to a template.
            Map.entry("autovacuum", "off"),
            Map.entry("jit", "off"),
            // A whole schema may be dropped in one transaction.
            Map.entry("max_locks_per_transaction", "1024"),
            Map.entry("max_connections", "100"),
            Map.entry("max_prepared_transactions", "10"),
            Map.entry("timezone", "UTC"),
            // What a script does wrong is reported by us; the log is for a server that does not start.
            Map.entry("log_min_messages", "log"),
            Map.entry("log_checkpoints", "off")));

    private ScratchSettings() {}
}
