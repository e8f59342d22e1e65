package dev.palindrome.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.palindrome.database.Server.ScratchDatabase;
import dev.palindrome.database.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotCommandTest {
    private ScratchDatabase database;

    @TempDir
    private Path directory;

    @BeforeEach
    void aDatabaseWithAHistory() throws IOException {
        database = TestServer.create();
        Scripts.grids(directory);
        Run.palindrome(Run.with(database, "upgrade", "-d", directory.toString()));
    }

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void isTheSameTwice() {
        Run run = snapshot();
        assertThat(run.status()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .contains("table public.grid", "index public.grid_name")
                .doesNotContain("flyway_schema_history");
        assertThat(snapshot()).isEqualTo(run);
    }

    @Test
    void goesToAFile() throws IOException {
        Path file = directory.resolve("schema.snapshot");
        assertThat(snapshot("--output", file.toString())).isEqualTo(new Run(0, "", ""));
        assertThat(Files.readString(file)).isEqualTo(snapshot().out());
        assertThat(snapshot("--output", directory + "/no/schema.snapshot").flat(directory))
                .isEqualTo(new Run(
                        2,
                        "",
                        "error file-unwritable at DIR/no/schema.snapshot The file of --output cannot be written: there is no"
                                + " directory DIR/no. Remedy: Name a file in a directory that exists and that this user may"
                                + " write to."));
    }

    @Test
    void leavesOutWhatItIsTold() {
        assertThat(snapshot("--leave-out", "public.grid,public.other").out())
                .contains("flyway_schema_history")
                .doesNotContain("grid");
    }

    private Run snapshot(String... more) {
        String[] arguments = new String[more.length + 1];
        arguments[0] = "snapshot";
        System.arraycopy(more, 0, arguments, 1, more.length);
        return Run.palindrome(Run.with(database, arguments));
    }
}
