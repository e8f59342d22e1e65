package dev.palindrome.cli;

import dev.palindrome.database.ConnectionSettings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which database a command changes or looks at. */
final class ConnectionArguments {
    @Option(
            names = "--url",
            paramLabel = "URL",
            description =
                    "JDBC URL of the database (default: PALINDROME_URL, FLYWAY_URL, then PGHOST, PGDATABASE, PGUSER …).")
    @Nullable
    String url;

    @Option(names = "--user", paramLabel = "ROLE", description = "Role to connect as.")
    @Nullable
    String user;

    @Option(
            names = "--password",
            paramLabel = "PASSWORD",
            description =
                    "Its password; better in PALINDROME_PASSWORD or PGPASSWORD, which other users of the machine cannot see.")
    @Nullable
    String password;

    ConnectionSettings settings() {
        return ConnectionSettings.forProduction(url, user, password, System.getenv());
    }
}
