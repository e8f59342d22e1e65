package dev.palindrome.database;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The directory in which zonky unpacks server binaries, once for all processes. A process that is killed while it unpacks leaves half
 * of them, and zonky takes every file that is there for whole: such a directory would fail all starts until somebody deletes it.
 */
final class UnpackedBinaries {
    private static final String COMPLETE = ".exists";
    private static final String LOCK = "epg-lock";

    private UnpackedBinaries() {}

    /** Where zonky unpacks. */
    static Path place() {
        Path usual = Path.of(System.getProperty("java.io.tmpdir"), "embedded-pg");
        return Path.of(System.getProperty("ot.epg.working-dir", usual.toString()));
    }

    /** Deletes what was begun and given up. Not while another thread of this process unpacks. */
    static void repair(Path place) throws IOException {
        if (!Files.isDirectory(place)) {
            return;
        }
        try (DirectoryStream<Path> unpacked = Files.newDirectoryStream(place, "PG-*")) {
            for (Path directory : unpacked) {
                if (Files.notExists(directory.resolve(COMPLETE)) && Files.isWritable(directory.resolve(LOCK))) {
                    deleteUnlessLocked(directory);
                }
            }
        }
    }

    private static void deleteUnlessLocked(Path directory) throws IOException {
        try (RandomAccessFile file =
                        new RandomAccessFile(directory.resolve(LOCK).toFile(), "rw");
                FileLock lock = file.getChannel().tryLock()) {
            if (lock != null) {
                DirectoryTree.delete(directory);
            }
        }
    }
}
