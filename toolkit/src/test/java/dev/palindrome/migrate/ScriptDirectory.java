package dev.palindrome.migrate;

import dev.palindrome.layout.Histories;
import dev.palindrome.layout.History;
import dev.palindrome.layout.HistoryOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A directory of Flyway scripts that a test writes. */
record ScriptDirectory(Path path) {
    ScriptDirectory file(String name, String text) {
        try {
            Files.writeString(path.resolve(name), text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ScriptDirectory delete(String name) {
        try {
            Files.delete(path.resolve(name));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Two scripts, number and name, with table {@code t_NUMBER} as their change. */
    ScriptDirectory table(String version) {
        String table = "t_" + version.replace('.', '_');
        return file("V" + version + "__table_" + version + ".sql", "CREATE TABLE " + table + " (n int);")
                .file("U" + version + "__table_" + version + ".sql", "DROP TABLE " + table + ";");
    }

    History history() {
        return Histories.load(HistoryOptions.of(path).layout("flyway"));
    }

    Migrator migrator(Scratch scratch) {
        return new Migrator(history(), scratch::connect);
    }
}
