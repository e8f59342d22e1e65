package dev.palindrome.migrate;

import static dev.palindrome.migrate.MigratorTest.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.palindrome.finding.Code;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One at a time. */
class HistoryLockTest {
    @TempDir
    Path temporary;

    private ScriptDirectory scripts;
    private Scratch scratch;
    private final ExecutorService threads = Executors.newFixedThreadPool(2);

    @BeforeEach
    void open() {
        scripts = new ScriptDirectory(temporary);
        scratch = Scratch.create();
    }

    @AfterEach
    void close() throws InterruptedException {
        threads.shutdown();
        assertThat(threads.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        scratch.close();
    }

    @Test
    void ofTwoUpgradesOneWaitsAndBothEndWell() throws Exception {
        scripts.table("1")
                .file("V2__slow.sql", "SELECT pg_sleep(1.2);")
                .file("V3__index.sql", "CREATE INDEX CONCURRENTLY t_1_n ON t_1 (n);");
        List<String> told = Collections.synchronizedList(new ArrayList<>());
        Progress progress = new Progress() {
            @Override
            public void waitingForLock(String holder) {
                told.add(holder);
            }
        };
        Future<Outcome> first = threads.submit(
                () -> scripts.migrator(scratch).withProgress(progress).upgrade("head"));
        Future<Outcome> second = threads.submit(
                () -> scripts.migrator(scratch).withProgress(progress).upgrade("head"));

        assertThat(List.of(first.get().revisions(), second.get().revisions()))
                .containsExactlyInAnyOrder(List.of("1", "2", "3"), List.of());
        assertThat(told).singleElement().asString().matches("[0-9]+, palindrome at 127\\.0\\.0\\.1");
    }

    @Test
    void namesWhoHoldsItWhenItHasWaitedLongEnough() throws SQLException {
        scripts.table("1");
        try (Connection other = scratch.connect();
                Statement statement = other.createStatement()) {
            long key = 0x466C79776179L + "\"public\".\"flyway_schema_history\"".hashCode();
            statement.execute("SET application_name = 'somebody'");
            statement.execute("SELECT pg_advisory_lock(" + key + ")");
            String pid = scratch.value(other, "SELECT pg_backend_pid()");

            assertRefused(
                    () -> scripts.migrator(scratch)
                            .withLockTimeout(Duration.ofMillis(100))
                            .upgrade("head"),
                    Code.HISTORY_LOCKED,
                    "Somebody else is changing the history in public.flyway_schema_history and was not done after 0 s: process "
                            + pid + ", somebody at 127.0.0.1.",
                    "Wait until it is done and try again; if it is stuck, end it with SELECT pg_terminate_backend(pid).");
            assertThat(scripts.migrator(scratch).current().applied()).isEmpty();
        }
        assertThat(scripts.migrator(scratch).upgrade("head").revisions()).containsExactly("1");
    }

    @Test
    void aScriptThatLetsGoOfItDoesNotLoseIt() throws SQLException {
        scripts.file("V1__unlock.sql", "SELECT pg_advisory_unlock_all();")
                .file("V2__discard.sql", "DISCARD ALL;")
                .file(
                        "V3__look.sql",
                        "CREATE TABLE held AS SELECT count(*) AS n FROM pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid();");

        scripts.migrator(scratch).upgrade("head");

        assertThat(scratch.value("SELECT n FROM held")).isEqualTo("1");
    }

    @Test
    void itIsGivenBackOnAConnectionThatStaysOpen() throws SQLException {
        scripts.table("1");
        try (Connection pooled = scratch.connect()) {
            new Migrator(scripts.history(), () -> unclosable(pooled)).upgrade("head");

            try (Statement statement = pooled.createStatement();
                    ResultSet locks =
                            statement.executeQuery("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'")) {
                locks.next();
                assertThat(locks.getInt(1)).isZero();
            }
        }
    }

    @Test
    void aWaitingUpgradeDoesNotHoldUpAConcurrentIndex() throws Exception {
        scripts.table("1");
        scripts.migrator(scratch).upgrade("head");
        scripts.file("V2__slow.sql", "SELECT pg_sleep(0.5);")
                .file("V3__index.sql", "CREATE INDEX CONCURRENTLY i ON t_1 (n);");
        Future<Outcome> first = threads.submit(() -> scripts.migrator(scratch).upgrade("head"));
        await().until(() -> scratch.value("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'")
                .equals("1"));
        Future<Outcome> second = threads.submit(() -> scripts.migrator(scratch).upgrade("head"));

        assertThat(first.get(30, TimeUnit.SECONDS).revisions()).containsExactly("2", "3");
        assertThat(second.get(30, TimeUnit.SECONDS).revisions()).isEmpty();
    }

    private static Connection unclosable(Connection connection) {
        return (Connection) java.lang.reflect.Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("close")) {
                        return null;
                    }
                    return method.invoke(connection, arguments);
                });
    }
}
