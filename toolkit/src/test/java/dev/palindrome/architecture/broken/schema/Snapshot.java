package dev.palindrome.architecture.broken.schema;

import javax.sql.DataSource;

/** A snapshot uses JDBC; the reader beside it may. */
record Snapshot(DataSource source) {}
