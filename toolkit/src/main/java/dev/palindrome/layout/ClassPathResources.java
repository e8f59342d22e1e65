package dev.palindrome.layout;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Lists what lies below a path of a class path, in its directories and in its jars. Nothing stays open. */
final class ClassPathResources {
    private ClassPathResources() {}

    /**
     * A resource.
     *
     * @param name its path on the class path, with slashes
     * @param origin where it was found, which tells two of the same name apart
     * @param path the file, or null when it is in a jar
     * @param content its bytes; of a class file in a jar they are not kept and cannot be read
     */
    record Resource(String name, String origin, @Nullable Path path, SourceFile.Content content) {
        boolean isClass() {
            return name.endsWith(".class");
        }

        /** The binary name of the class in it. */
        String className() {
            return name.substring(0, name.length() - ".class".length()).replace('/', '.');
        }
    }

    /** All resources below a path, by where they were found and by name; empty when the path is nowhere on the class path. */
    static List<Resource> below(String root, ClassLoader loader) throws IOException {
        Map<String, Resource> found = new LinkedHashMap<>();
        Set<String> jars = new LinkedHashSet<>();
        for (URL url : Collections.list(loader.getResources(root))) {
            if (url.getProtocol().equals("file")) {
                directory(root, Path.of(uri(url)), found);
            } else if (url.openConnection() instanceof JarURLConnection connection) {
                connection.setUseCaches(false);
                jars.add(connection.getJarFileURL().toExternalForm());
                try (JarFile jar = connection.getJarFile()) {
                    entries(root, jar, url.toExternalForm(), found);
                }
            }
        }
        withoutDirectoryEntries(root, loader, jars, found);
        return List.copyOf(found.values());
    }

    /** Jars may lack entries for their directories; a class loader then does not find the path, and they are looked through. */
    private static void withoutDirectoryEntries(
            String root, @Nullable ClassLoader loader, Set<String> seen, Map<String, Resource> found)
            throws IOException {
        for (ClassLoader each = loader; each != null; each = each.getParent()) {
            if (!(each instanceof URLClassLoader urls)) {
                continue;
            }
            for (URL url : urls.getURLs()) {
                if (url.getProtocol().equals("file")
                        && url.getPath().endsWith(".jar")
                        && seen.add(url.toExternalForm())) {
                    Path file = Path.of(uri(url));
                    if (Files.isRegularFile(file)) {
                        try (JarFile jar = new JarFile(file.toFile())) {
                            entries(root, jar, url.toExternalForm(), found);
                        }
                    }
                }
            }
        }
    }

    private static void directory(String root, Path directory, Map<String, Resource> found) throws IOException {
        try (Stream<Path> walk = Files.walk(directory)) {
            walk.filter(Files::isRegularFile).sorted().forEach(file -> {
                String below = directory.relativize(file).toString().replace('\\', '/');
                String name = root.isEmpty() ? below : root + "/" + below;
                String origin = file.toUri().toString();
                found.put(origin, new Resource(name, origin, file, () -> Files.readAllBytes(file)));
            });
        }
    }

    private static void entries(String root, JarFile jar, String where, Map<String, Resource> found)
            throws IOException {
        String prefix = root.isEmpty() ? "" : root + "/";
        for (JarEntry entry : Collections.list(jar.entries())) {
            String name = entry.getName();
            if (entry.isDirectory() || !name.startsWith(prefix) || name.startsWith("META-INF/")) {
                continue;
            }
            byte[] bytes = name.endsWith(".class") ? new byte[0] : read(jar, entry);
            String origin = where + "!" + name;
            found.put(origin, new Resource(name, origin, null, () -> bytes));
        }
    }

    private static byte[] read(JarFile jar, JarEntry entry) throws IOException {
        try (InputStream in = jar.getInputStream(entry)) {
            return in.readAllBytes();
        }
    }

    private static URI uri(URL url) throws IOException {
        try {
            return url.toURI();
        } catch (URISyntaxException e) {
            throw new IOException(url + " is no URI", e);
        }
    }
}
