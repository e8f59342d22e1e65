package dev.palindrome.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnpackedBinariesTest {
    @TempDir
    Path place;

    @Test
    void whatWasGivenUpIsDeletedAndWhatAnotherProcessUnpacksIsNot() throws Exception {
        Path whole = unpacked("PG-whole", ".exists", "epg-lock");
        Path begun = unpacked("PG-begun", "epg-lock");
        Path givenUp = unpacked("PG-given-up", "epg-lock");
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Other.class.getName(),
                        begun.resolve("epg-lock").toString())
                .redirectErrorStream(true)
                .start();
        try (BufferedReader said =
                new BufferedReader(new InputStreamReader(other.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(said.readLine()).isEqualTo("locked");
            UnpackedBinaries.repair(place);
            assertThat(whole).exists();
            assertThat(begun).exists();
            assertThat(givenUp).doesNotExist();
        } finally {
            other.destroyForcibly().waitFor();
        }
        UnpackedBinaries.repair(place);
        assertThat(begun).doesNotExist();
    }

    private Path unpacked(String name, String... files) throws IOException {
        Path bin = Files.createDirectories(place.resolve(name).resolve("bin"));
        Files.writeString(bin.resolve("postgres"), "half");
        for (String file : files) {
            Files.createFile(place.resolve(name).resolve(file));
        }
        return place.resolve(name);
    }

    /** Holds a lock until it is ended. */
    static final class Other {
        private Other() {}

        public static void main(String[] arguments) throws Exception {
            try (RandomAccessFile file = new RandomAccessFile(arguments[0], "rw")) {
                file.getChannel().lock();
                System.out.println("locked");
                Thread.sleep(Duration.ofMinutes(2).toMillis());
            }
        }
    }
}
