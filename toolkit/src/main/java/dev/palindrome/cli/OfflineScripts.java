package dev.palindrome.cli;

import dev.palindrome.database.Server;
import dev.palindrome.database.Server.ScratchDatabase;
import dev.palindrome.database.Servers;
import dev.palindrome.layout.History;
import dev.palindrome.migrate.Progress;
import dev.palindrome.migrate.SqlScript;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Prints what a command would do as a script: {@code --sql}. Starts a scratch server only when a Java revision has to be recorded. */
final class OfflineScripts implements AutoCloseable {
    private @Nullable Server server;
    private @Nullable ScratchDatabase database;

    private OfflineScripts() {}

    /** Prints a script to standard output, and what it cannot say to standard error. */
    static int print(CommandLine commandLine, History history, Function<SqlScript, String> writing) {
        PrintWriter err = commandLine.getErr();
        Progress notices = new Progress() {
            @Override
            public void notice(String sentence) {
                err.println("note: " + sentence);
                err.flush();
            }
        };
        try (OfflineScripts scripts = new OfflineScripts()) {
            String text = writing.apply(new SqlScript(history, scripts::connect, notices));
            commandLine.getOut().print(text);
            commandLine.getOut().flush();
        }
        return 0;
    }

    private Connection connect() throws SQLException {
        Server started = Servers.start(new ServerArguments().spec(System.getenv()));
        server = started;
        ScratchDatabase created = started.create();
        database = created;
        return created.connect();
    }

    @Override
    public void close() {
        if (database != null) {
            database.close();
        }
        if (server != null) {
            server.close();
        }
    }
}
