package dev.palindrome.layout;

import dev.palindrome.finding.Code;
import dev.palindrome.finding.Place;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where {@code classpath:} locations and Java revisions are found. */
final class ClassPath implements AutoCloseable {
    private final ClassLoader loader;
    private final @Nullable URLClassLoader own;
    private final boolean given;

    private ClassPath(ClassLoader loader, @Nullable URLClassLoader own, boolean given) {
        this.loader = loader;
        this.own = own;
        this.given = given;
    }

    /**
     * A class path of these entries over a class loader.
     *
     * @param parent where to look first, or null for the class loader of this library
     * @throws dev.palindrome.finding.PalindromeException naming each entry that does not exist
     */
    static ClassPath open(List<Path> entries, @Nullable ClassLoader parent) {
        ClassLoader first = parent == null ? ClassPath.class.getClassLoader() : parent;
        if (entries.isEmpty()) {
            return new ClassPath(first, null, parent != null);
        }
        Problems problems = new Problems();
        List<URL> urls = new ArrayList<>();
        for (Path entry : entries) {
            if (Files.isReadable(entry)) {
                urls.add(url(entry));
            } else {
                problems.add(
                        Code.CLASS_PATH_INVALID,
                        Place.of(entry.toString()),
                        "The class path entry " + entry + " does not exist.",
                        "Build it first, or correct --classpath or the key classpath in " + Settings.FILE + ".");
            }
        }
        problems.throwIfErrors();
        URLClassLoader opened = new URLClassLoader(urls.toArray(URL[]::new), first);
        return new ClassPath(opened, opened, true);
    }

    ClassLoader loader() {
        return loader;
    }

    /** Whether the caller or the project named a class path, so that classes are to be looked for. */
    boolean isGiven() {
        return given;
    }

    /** Closes what was opened here; a class loader that was given stays open. */
    @Override
    public void close() throws IOException {
        if (own != null) {
            own.close();
        }
    }

    private static URL url(Path entry) {
        try {
            return entry.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
