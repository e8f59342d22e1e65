package dev.palindrome.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Where embedded servers keep their data. In memory, a scratch database is made in 30 ms; on a disk, in a tenth to half of a second,
 * because it is 300 files.
 */
final class TemporaryPlace {
    /** Names another directory, for machines on which neither place fits. */
    static final String PROPERTY = "palindrome.embedded.directory";

    private static final Path MEMORY = Path.of("/dev/shm");
    /** A container has 64 MB there unless it is told otherwise; a server with some databases needs more. */
    private static final long ROOM = 1L << 30;

    private TemporaryPlace() {}

    /** Every place that a server's directory may be in. */
    static List<Path> all() {
        String named = System.getProperty(PROPERTY);
        if (named != null) {
            return List.of(Path.of(named));
        }
        Path disk = Path.of(System.getProperty("java.io.tmpdir"));
        return Files.isDirectory(MEMORY) && Files.isWritable(MEMORY) ? List.of(MEMORY, disk) : List.of(disk);
    }

    /** The first that has room. */
    static Path best() throws IOException {
        List<Path> places = all();
        for (Path place : places) {
            if (Files.getFileStore(place).getUsableSpace() >= ROOM) {
                return place;
            }
        }
        return places.get(places.size() - 1);
    }
}
