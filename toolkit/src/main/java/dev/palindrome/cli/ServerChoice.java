package dev.palindrome.cli;

/** Where the server of a proof comes from. */
enum ServerChoice {
    /** The URL that is given, else Docker if an engine answers, else embedded. */
    AUTO,
    EMBEDDED,
    DOCKER;

    /** Reads it. */
    static final class Converter extends Words<ServerChoice> {
        Converter() {
            super(ServerChoice.class);
        }
    }
}
