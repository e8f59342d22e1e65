package dev.palindrome.sample;

import dev.palindrome.database.Server;
import dev.palindrome.database.Server.ScratchDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/** The test that most projects have: all upgrades, all downgrades, all upgrades again, and no look at what they do. */
final class UpDownUp {
    private UpDownUp() {}

    /** Whether everything ran without an error. */
    static boolean isGreen(Path directory, Server server) {
        try (ScratchDatabase database = server.create();
                Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            List<Path> upgrades = scripts(directory);
            List<Path> downgrades = new ArrayList<>();
            upgrades.forEach(upgrade -> downgrades.add(upgrade.resolveSibling(
                    "U" + upgrade.getFileName().toString().substring(1))));
            Collections.reverse(downgrades);
            if (!downgrades.stream().allMatch(Files::exists)) {
                return false;
            }
            for (List<Path> pass : List.of(upgrades, downgrades, upgrades)) {
                for (Path script : pass) {
                    statement.execute(Files.readString(script));
                }
            }
            return true;
        } catch (SQLException refused) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> scripts(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().startsWith("V"))
                    .sorted()
                    .toList();
        }
    }
}
