package dev.palindrome.schema;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The SQL files beside this class, wherever the class path has them. */
final class CatalogFiles {
    private static final String ROOT = "dev/palindrome/schema";
    private static final String EXTENSION = ".sql";

    private CatalogFiles() {}

    /** The text of a file. */
    static String text(String path) {
        String resource = ROOT + "/" + path + EXTENSION;
        try (InputStream stream = CatalogFiles.class.getClassLoader().getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException("no resource " + resource);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Paths, without extension and sorted, of the files that stand in a folder itself; the empty name is this class's own folder. */
    static List<String> in(String folder) {
        // Other places of the class path may have the same folder: the files are where one of them is.
        URL url = CatalogFiles.class.getClassLoader().getResource(ROOT + "/table" + EXTENSION);
        if (url == null) {
            throw new IllegalStateException("no resource " + ROOT + "/table" + EXTENSION);
        }
        try {
            URLConnection connection = url.openConnection();
            List<String> names = connection instanceof JarURLConnection jar
                    ? inJar(jar, folder.isEmpty() ? ROOT : ROOT + "/" + folder)
                    : inDirectory(Path.of(url.toURI()).resolveSibling(folder));
            return names.stream()
                    .filter(name -> name.endsWith(EXTENSION) && !name.contains("/"))
                    .map(name -> name.substring(0, name.length() - EXTENSION.length()))
                    .map(name -> folder.isEmpty() ? name : folder + "/" + name)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> inJar(JarURLConnection jar, String path) throws IOException {
        return jar.getJarFile().stream()
                .map(entry -> entry.getName())
                .filter(name -> name.startsWith(path + "/"))
                .map(name -> name.substring(path.length() + 1))
                .toList();
    }

    private static List<String> inDirectory(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
