package dev.palindrome.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes small histories. */
final class Scripts {
    private Scripts() {}

    /** A directory with files: names and texts in turn. */
    static Path write(Path directory, String... namesAndTexts) throws IOException {
        Files.createDirectories(directory);
        for (int i = 0; i < namesAndTexts.length; i += 2) {
            Files.writeString(directory.resolve(namesAndTexts[i]), namesAndTexts[i + 1]);
        }
        return directory;
    }

    /** Three revisions, all of them reversible. */
    static Path grids(Path directory) throws IOException {
        return write(
                directory,
                "V1__Create_grid.sql",
                "CREATE TABLE grid (id int PRIMARY KEY);",
                "U1__Create_grid.sql",
                "DROP TABLE grid;",
                "V2__Name_grids.sql",
                "ALTER TABLE grid ADD COLUMN name text;",
                "U2__Name_grids.sql",
                "ALTER TABLE grid DROP COLUMN name;",
                "V3__Index_names.sql",
                "CREATE INDEX grid_name ON grid (name);",
                "U3__Index_names.sql",
                "DROP INDEX grid_name;");
    }
}
