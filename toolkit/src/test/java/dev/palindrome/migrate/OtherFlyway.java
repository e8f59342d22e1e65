package dev.palindrome.migrate;

import dev.palindrome.database.Server.ScratchDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/** Some version of Flyway in a class loader of its own, called by reflection. */
final class OtherFlyway {
    private static final List<Logger> LOGGERS = List.of(Logger.getLogger("org.flywaydb"), Logger.getLogger("org.jooq"));

    /** Kept until the JVM ends: loading the classes takes longer than all that a test does with them. */
    private static final Map<String, URLClassLoader> LOADERS = new ConcurrentHashMap<>();

    private final URLClassLoader loader;
    private final Object flyway;

    /**
     * Flyway of a major version on a database.
     *
     * @param locations as Flyway's configuration has them
     * @param sessionLock whether it is to hold its lock without a transaction; with its default lock, it hangs in
     *     {@code CREATE INDEX CONCURRENTLY}, waiting for itself
     * @param settings Flyway's properties and their values, in turns
     */
    OtherFlyway(
            String major, ScratchDatabase database, List<String> locations, boolean sessionLock, String... settings) {
        LOGGERS.forEach(logger -> logger.setLevel(Level.OFF));
        try {
            loader = LOADERS.computeIfAbsent(
                    major, version -> new URLClassLoader(classPath(version), ClassLoader.getPlatformClassLoader()));
            Class<?> type = loader.loadClass("org.flywaydb.core.Flyway");
            Object configuration =
                    type.getMethod("configure", ClassLoader.class).invoke(null, loader);
            Map<String, String> properties = new LinkedHashMap<>();
            properties.put("flyway.url", database.url());
            properties.put("flyway.user", database.user());
            properties.put("flyway.password", database.password());
            properties.put("flyway.locations", String.join(",", locations));
            for (int i = 0; i < settings.length; i += 2) {
                properties.put("flyway." + settings[i], settings[i + 1]);
            }
            configuration = configuration
                    .getClass()
                    .getMethod("configuration", Map.class)
                    .invoke(configuration, properties);
            if (sessionLock) {
                useSessionLock(configuration);
            }
            flyway = call(configuration, "load");
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    static List<String> majors() {
        return List.of("10", "11", "12", "13");
    }

    /** The number of migrations that it applied. */
    int migrate() {
        Object result = call(flyway, "migrate");
        return (Integer) field(result, "migrationsExecuted");
    }

    /** What it complains of; empty when it is content. */
    List<String> validate() {
        Object result = call(flyway, "validateWithResult");
        List<String> complaints = new ArrayList<>();
        for (Object invalid : (List<?>) field(result, "invalidMigrations")) {
            complaints.add(String.valueOf(field(field(invalid, "errorDetails"), "errorMessage")));
        }
        if (complaints.isEmpty() && !((Boolean) field(result, "validationSuccessful"))) {
            complaints.add("not successful");
        }
        return complaints;
    }

    /** Version or description, and state, of each row and each script. */
    List<String> info() {
        Object[] all = (Object[]) call(call(flyway, "info"), "all");
        return Arrays.stream(all)
                .map(info ->
                        (call(info, "getVersion") == null ? call(info, "getDescription") : call(info, "getVersion"))
                                + " " + call(call(info, "getState"), "getDisplayName"))
                .toList();
    }

    void baseline() {
        call(flyway, "baseline");
    }

    void repair() {
        call(flyway, "repair");
    }

    private void useSessionLock(Object configuration) throws ReflectiveOperationException {
        Class<?> type = loader.loadClass("org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension");
        Object register = call(configuration, "getPluginRegister");
        java.lang.reflect.Method find = Arrays.stream(register.getClass().getMethods())
                .filter(method -> method.getName().equals("getPlugin")
                        && method.getParameterCount() == 1
                        && method.getParameterTypes()[0] == Class.class)
                .findFirst()
                .orElseThrow();
        type.getMethod("setTransactionalLock", boolean.class).invoke(find.invoke(register, type), false);
    }

    /** That Flyway, and of ours what a project with Java revisions has in production. */
    private static URL[] classPath(String major) {
        try (Stream<Path> jars = Files.list(Path.of(System.getProperty("palindrome.flyway"), major))) {
            List<URL> urls = new ArrayList<>();
            for (Path jar : jars.toList()) {
                urls.add(jar.toUri().toURL());
            }
            for (String type : List.of(
                    "org.postgresql.Driver",
                    "org.jooq.DSLContext",
                    "org.reactivestreams.Publisher",
                    "io.r2dbc.spi.R2dbcException",
                    "dev.palindrome.ReversibleMigration",
                    "dev.palindrome.migrate.OtherFlyway")) {
                urls.add(Class.forName(type)
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation());
            }
            return urls.toArray(URL[]::new);
        } catch (MalformedURLException | ClassNotFoundException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Object call(Object target, String method) {
        try {
            java.lang.reflect.Method found = Arrays.stream(target.getClass().getMethods())
                    .filter(candidate -> candidate.getName().equals(method) && candidate.getParameterCount() == 0)
                    .findFirst()
                    .orElseThrow();
            return found.invoke(target);
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object field(Object target, String name) {
        try {
            return target.getClass().getField(name).get(target);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
