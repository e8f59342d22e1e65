package dev.palindrome.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.palindrome.database.Server.ScratchDatabase;
import dev.palindrome.finding.Finding;
import dev.palindrome.finding.PalindromeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** Backups: by a pg_dump that is not there, too old, unwilling, and by a real one. */
class PgDumpTest {
    private static final Path REAL = Path.of("/usr/lib/postgresql/15/bin/pg_dump");

    @TempDir
    private Path directory;

    private ScratchDatabase database;
    private Path file;

    @BeforeEach
    void open() {
        database = TestServer.create();
        file = directory.resolve("backup.sql");
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void missing() {
        assertRefused(
                directory.resolve("pg_dump").toString(),
                "There is no pg_dump on the PATH to take the backup with.",
                "Install PostgreSQL's client programs, or upgrade without --backup.",
                2);
    }

    @Test
    void olderThanTheServer() throws IOException {
        assertRefused(
                program("echo 'pg_dump (PostgreSQL) 9.6.24'"),
                "pg_dump is of PostgreSQL 9 and cannot dump the server, which is of 17.",
                "Put the pg_dump of PostgreSQL 17 or later first on the PATH.",
                2);
    }

    @Test
    @EnabledIf("hasReal")
    void reallyOlderThanTheServer() {
        assertRefused(
                REAL.toString(),
                "pg_dump is of PostgreSQL 15 and cannot dump the server, which is of 17.",
                "Put the pg_dump of PostgreSQL 17 or later first on the PATH.",
                2);
    }

    @Test
    void somethingElse() throws IOException {
        assertRefused(
                program("echo help"),
                "`pg_dump --version` says nothing that could be understood: help",
                "Put PostgreSQL's own pg_dump first on the PATH.",
                2);
    }

    @Test
    void failing() throws IOException {
        assertRefused(
                program("[ \"$1\" = --version ] && echo 'pg_dump (PostgreSQL) 99.1' && exit; touch " + file
                        + "; echo 'pg_dump: error: disk'; echo full; exit 1"),
                "The backup failed, so nothing was upgraded: pg_dump ended with status 1 and said: pg_dump: error: disk full",
                "Let pg_dump run as this role, or upgrade without --backup.",
                1);
    }

    @Test
    void doesNotOverwrite() throws IOException, SQLException {
        Files.writeString(file, "the last one");
        Finding finding = refused("pg_dump").findings().get(0);
        assertThat(finding.message()).isEqualTo("The backup " + file + " exists already, and is not overwritten.");
        assertThat(finding.remedy()).isEqualTo("Name another file, or remove it.");
        assertThat(file).hasContent("the last one");
    }

    @Test
    void theFileSaysTheFormat() throws IOException, SQLException {
        String program = program("[ \"$1\" = --version ] && echo 'pg_dump (PostgreSQL) 99.1' && exit; echo \"$*\" > "
                + file + "; printf %s \"$PGPASSWORD\" >> " + file);
        dump(program, file);
        String connection = Files.readString(file);
        assertThat(connection)
                .startsWith("--no-password --file " + file + " --dbname=host='")
                .contains(" dbname='" + database.name() + "'")
                .endsWith(database.password());
        Files.delete(file);
        dump(program, directory.resolve("backup.dump"));
        assertThat(Files.readString(file)).contains("backup.dump --format=custom --dbname=");
    }

    static boolean hasReal() {
        return Files.isExecutable(REAL);
    }

    private void assertRefused(String program, String message, String remedy, int status) {
        PalindromeException refused = refused(program);
        assertThat(refused).hasMessage(message);
        assertThat(refused.findings().get(0).remedy()).isEqualTo(remedy);
        assertThat(refused.category().exitStatus()).isEqualTo(status);
        assertThat(file).doesNotExist();
    }

    private PalindromeException refused(String program) {
        return catchThrowableOfType(PalindromeException.class, () -> dump(program, file));
    }

    private void dump(String program, Path to) throws SQLException {
        try (Connection connection = database.connect()) {
            new PgDump(new ConnectionSettings(database.url(), database.user(), database.password()), to, program)
                    .run(connection);
        }
    }

    private String program(String script) throws IOException {
        Path program = directory.resolve("pg_dump");
        Files.writeString(program, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        return program.toString();
    }
}
