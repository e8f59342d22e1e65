package dev.palindrome.layout;

import dev.palindrome.finding.Code;
import dev.palindrome.finding.Place;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What stands directly in a directory, hidden entries left out; names in order.
 *
 * @param directory the directory
 * @param files names of the files in it
 * @param directories names of the directories in it
 */
record DirectoryListing(Path directory, List<String> files, List<String> directories) {
    DirectoryListing {
        files = List.copyOf(files);
        directories = List.copyOf(directories);
    }

    static DirectoryListing of(Path directory) {
        List<String> files = new ArrayList<>();
        List<String> directories = new ArrayList<>();
        try (Stream<Path> entries = Files.list(directory)) {
            entries.sorted().forEach(entry -> {
                String name = entry.getFileName().toString();
                if (!name.startsWith(".")) {
                    (Files.isDirectory(entry) ? directories : files).add(name);
                }
            });
        } catch (IOException e) {
            throw Problems.refuse(
                    Code.FILE_UNREADABLE,
                    Place.of(directory.toString()),
                    "The directory " + directory + " cannot be read: " + SourceReader.reason(e) + ".",
                    "Make it readable for this user.");
        }
        return new DirectoryListing(directory, files, directories);
    }

    /** Whether the name of a file fits. */
    boolean anyFile(Pattern pattern) {
        return files.stream().anyMatch(name -> pattern.matcher(name).matches());
    }

    /** Whether the text of a file whose name fits has something that fits. */
    boolean anyText(Pattern name, Pattern content) {
        return files.stream()
                .filter(file -> name.matcher(file).matches())
                .anyMatch(file -> content.matcher(text(directory.resolve(file))).find());
    }

    private static String text(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw Problems.refuse(
                    Code.FILE_UNREADABLE,
                    Place.of(file.toString()),
                    file + " cannot be read: " + SourceReader.reason(e) + ".",
                    "Make it readable for this user.");
        }
    }
}
