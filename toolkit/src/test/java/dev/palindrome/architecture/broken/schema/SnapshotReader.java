package dev.palindrome.architecture.broken.schema;

import javax.sql.DataSource;

/** Not broken: only the records are free of JDBC. */
record SnapshotReader(DataSource source) {}
