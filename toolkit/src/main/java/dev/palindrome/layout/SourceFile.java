package dev.palindrome.layout;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A file in a history's directory or on its class path, not yet read.
 *
 * @param name as messages show it: relative to the history's directory, with slashes
 * @param path where it is, or null for a class path resource
 * @param content reads its bytes
 */
record SourceFile(String name, @Nullable Path path, Content content) {
    /** Reads the bytes of a file. */
    interface Content {
        byte[] read() throws IOException;
    }

    /** A file on disk, named as seen from a directory. */
    static SourceFile of(Path base, Path path) {
        return new SourceFile(nameFrom(base, path), path, () -> Files.readAllBytes(path));
    }

    /** Its last part. */
    String fileName() {
        return name.substring(name.lastIndexOf('/') + 1);
    }

    /** The name of another file in the same directory, as messages show it. */
    String sibling(String fileName) {
        return name.substring(0, name.lastIndexOf('/') + 1) + fileName;
    }

    /** A path as messages show it: relative to the base if it is below it, with slashes. */
    static String nameFrom(Path base, Path path) {
        Path from = base.toAbsolutePath().normalize();
        Path to = path.toAbsolutePath().normalize();
        String shown = to.startsWith(from) && !to.equals(from)
                ? from.relativize(to).toString()
                : path.normalize().toString();
        return shown.replace('\\', '/');
    }
}
