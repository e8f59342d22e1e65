package dev.palindrome.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.palindrome.database.Server;
import dev.palindrome.database.Server.ScratchDatabase;
import dev.palindrome.database.TestServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the cases of {@link KindCase} say of {@code pg_dump --schema-only} is what it does. */
@Tag("versions")
class KindDumpTest {
    private static final int THREADS = 2;

    private final Server server = TestServer.shared(PgDump.VERSION);
    /** Dumps of what cases begin with: many begin with the same. */
    private final Map<String, String> bases = new ConcurrentHashMap<>();

    private final AtomicInteger measured = new AtomicInteger();
    private final AtomicInteger seen = new AtomicInteger();

    @Test
    void pgDumpSeesWhatTheCasesSay() throws Exception {
        assumeTrue(PgDump.isThere(), "there is no pg_dump");
        List<String> wrong = new ArrayList<>();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try (ScratchDatabase database = server.create();
                Connection connection = database.connect()) {
            KindObserver.createClusterObjects(connection);
            List<Future<String>> answers = new ArrayList<>();
            for (KindCase one : KindCase.all()) {
                // A role for one case would be there in another that runs meanwhile.
                if (one.isOf(PgDump.VERSION) && !one.onRequest() && !one.base().contains("CREATE ROLE")) {
                    answers.add(threads.submit(() -> measure(one)));
                }
            }
            for (Future<String> answer : answers) {
                if (!answer.get().isEmpty()) {
                    wrong.add(answer.get());
                }
            }
            KindObserver.dropClusterObjects(connection);
        } finally {
            threads.shutdownNow();
        }
        System.out.println(
                "pg_dump " + PgDump.VERSION + ": " + measured + " kinds of change measured, it sees " + seen);
        assertThat(wrong).isEmpty();
    }

    private String measure(KindCase one) throws Exception {
        try (ScratchDatabase database = server.create()) {
            run(database, one.base());
            String before = bases.get(one.base());
            if (before == null) {
                before = PgDump.steady(PgDump.schema(database));
                bases.put(one.base(), before);
            }
            run(database, one.change());
            boolean differs = !PgDump.steady(PgDump.schema(database)).equals(before);
            run(
                    database,
                    "UPDATE pg_subscription SET subenabled = false, subslotname = NULL"
                            + " WHERE subdbid = (SELECT oid FROM pg_database WHERE datname = current_database());"
                            + " ALTER DATABASE kind_database OWNER TO CURRENT_USER");
            run(database, "DROP SUBSCRIPTION IF EXISTS kind_s");
            measured.incrementAndGet();
            if (differs) {
                seen.incrementAndGet();
            }
            return differs == one.dumped() ? "" : one.name() + ": pg_dump " + (differs ? "sees it" : "does not see it");
        }
    }

    private static void run(ScratchDatabase database, String sql) throws SQLException {
        if (!sql.isEmpty()) {
            try (Connection connection = database.connect();
                    Statement statement = connection.createStatement()) {
                statement.execute(sql.replace(KindCase.DATABASE, database.name()));
            }
        }
    }
}
