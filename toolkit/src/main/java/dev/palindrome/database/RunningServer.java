package dev.palindrome.database;

import java.util.List;

/**
 * A server that answers, however it came to be.
 *
 * @param kind what to call it before its version: {@code embedded PostgreSQL}
 * @param admin a database that may be connected to for {@code CREATE DATABASE} and {@code DROP DATABASE}
 * @param ours whether it was started for us alone and ends with us
 * @param stop ends what was started; harmless when repeated; does nothing for a server that is not ours
 * @param notices what the user should know
 */
record RunningServer(String kind, ConnectionSettings admin, boolean ours, Runnable stop, List<String> notices) {
    RunningServer {
        notices = List.copyOf(notices);
    }
}
