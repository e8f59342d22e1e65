package dev.palindrome.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Finds the names of the classes of a package, and of those below it, in directories and jars. */
final class ClassNames {
    private static final String CLASS = ".class";

    private ClassNames() {}

    static TreeSet<String> of(String packageName, ClassLoader loader) {
        String path = packageName.replace('.', '/');
        TreeSet<String> names = new TreeSet<>();
        try {
            for (URL url : Collections.list(loader.getResources(path))) {
                if (url.getProtocol().equals("file")) {
                    inDirectory(Path.of(URI.create(url.toString())), path, names);
                } else {
                    inJar(url, path, names);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The classes of " + packageName + " cannot be listed", e);
        }
        return names;
    }

    /** The names of the classes below a directory or in a jar. */
    static TreeSet<String> under(URL root) throws IOException {
        TreeSet<String> names = new TreeSet<>();
        if (root.getProtocol().equals("file") && Files.isDirectory(Path.of(URI.create(root.toString())))) {
            inDirectory(Path.of(URI.create(root.toString())), "", names);
        } else {
            inJar(new URL("jar:" + root + "!/"), "", names);
        }
        return names;
    }

    private static void inDirectory(Path directory, String path, TreeSet<String> names) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            files.filter(Files::isRegularFile)
                    .map(file -> directory.relativize(file).toString().replace('\\', '/'))
                    .forEach(file -> add(path.isEmpty() ? file : path + "/" + file, names));
        }
    }

    private static void inJar(URL url, String path, TreeSet<String> names) throws IOException {
        URLConnection connection = url.openConnection();
        if (connection instanceof JarURLConnection jar) {
            jar.setUseCaches(false);
            try (var file = jar.getJarFile()) {
                file.stream()
                        .map(entry -> entry.getName())
                        .filter(name -> path.isEmpty() || name.startsWith(path + "/"))
                        .forEach(name -> add(name, names));
            }
        }
    }

    private static void add(String file, TreeSet<String> names) {
        if (file.endsWith(CLASS) && !file.startsWith("META-INF/") && !file.endsWith("-info" + CLASS)) {
            names.add(file.substring(0, file.length() - CLASS.length()).replace('/', '.'));
        }
    }
}
