package dev.palindrome.architecture.broken.finding;

import java.sql.Connection;

/** A package that opens no connection uses JDBC. */
record OpensConnection(Connection connection) {}
