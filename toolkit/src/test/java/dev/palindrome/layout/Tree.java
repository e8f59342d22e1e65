package dev.palindrome.layout;

import dev.palindrome.finding.Finding;
import dev.palindrome.finding.PalindromeException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.Assertions;

/** Writes files below a directory, and says what reading it finds. */
record Tree(Path root) {
    /** Empty files, or directories for names that end in a slash. */
    Tree with(String... names) {
        for (String name : names) {
            if (name.endsWith("/")) {
                directory(root.resolve(name));
            } else {
                write(name, "");
            }
        }
        return this;
    }

    /** A file with this text. */
    Tree write(String name, String text) {
        Path file = root.resolve(name);
        directory(file.getParent());
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    Tree writeBytes(String name, byte[] bytes) {
        try {
            Files.write(root.resolve(name), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    HistoryOptions options() {
        return HistoryOptions.of(root);
    }

    History load() {
        return Histories.load(options());
    }

    /** Ids in order. */
    List<String> ids() {
        return ids(load());
    }

    static List<String> ids(History history) {
        return history.graph().ordered().stream().map(revision -> revision.id()).toList();
    }

    /** What is refused, each as {@code code place: message remedy} with the root left out. */
    List<String> refused() {
        return refused(options());
    }

    List<String> refused(HistoryOptions options) {
        PalindromeException refusal =
                Assertions.catchThrowableOfType(PalindromeException.class, () -> Histories.load(options));
        Assertions.assertThat(refusal).as("a refusal").isNotNull();
        Assertions.assertThat(refusal.category()).isEqualTo(PalindromeException.Category.CONFIGURATION);
        return shown(refusal.findings());
    }

    /** What is said without refusing. */
    List<String> noted() {
        return shown(load().findings());
    }

    List<String> shown(List<Finding> findings) {
        return findings.stream().map(this::shown).toList();
    }

    private String shown(Finding finding) {
        String text = finding.severity().word() + " " + finding.code().id()
                + (finding.place() == null ? "" : " at " + finding.place()) + ": " + finding.message()
                + (finding.remedy() == null ? "" : " " + finding.remedy());
        return text.replace(root.toString(), "ROOT");
    }

    private static void directory(Path directory) {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
