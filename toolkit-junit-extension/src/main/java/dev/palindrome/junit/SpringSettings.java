package dev.palindrome.junit;

import dev.palindrome.database.ServerSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * What the application context of a test with Spring says: {@code spring.flyway.*} says where the history is and how to read it, the data
 * source on which server scratch databases are made. Both only where nothing else was said. The data source's own database is not touched.
 */
final class SpringSettings {
    private static final Set<String> KEYS = Set.of(
            "createSchemas",
            "defaultSchema",
            "encoding",
            "executeInTransaction",
            "initSql",
            "mixed",
            "outOfOrder",
            "placeholderPrefix",
            "placeholderReplacement",
            "placeholderSeparator",
            "placeholderSuffix",
            "repeatableSqlMigrationPrefix",
            "schemas",
            "sqlMigrationPrefix",
            "sqlMigrationSeparator",
            "sqlMigrationSuffixes",
            "table",
            "validateMigrationNaming");
    private static final String PLACEHOLDERS = "placeholders.";

    private SpringSettings() {}

    /** The settings of the test's context; none when the test is not one of Spring's. */
    static Settings of(ExtensionContext context, Settings said) {
        Settings none = Settings.ofEnvironment(null);
        SpringContext spring = SpringContext.of(context);
        if (spring == null) {
            return none;
        }
        Map<String, String> flyway = new TreeMap<>();
        List<String> locations = new ArrayList<>();
        lists(spring.properties("spring.flyway")).forEach((key, values) -> {
            String name = camelCase(key);
            String value = String.join(name.equals("initSqls") ? ";\n" : ",", values);
            if (name.equals("locations")) {
                values.forEach(each -> List.of(each.split(","))
                        .forEach(location -> locations.add(location.strip().replace("{vendor}", "postgresql"))));
            } else if (key.startsWith(PLACEHOLDERS)) {
                flyway.put(key, value);
            } else if (name.equals("initSqls")) {
                flyway.put("initSql", value);
            } else if (KEYS.contains(name)) {
                flyway.put(name, value);
            }
        });
        return new Settings(
                new HistorySettings(locations, null, null, flyway),
                server(spring, said),
                none.before(),
                none.accepted(),
                none.checks(),
                none.selection(),
                none.data(),
                none.model(),
                none.failOn());
    }

    private static ServerSettings server(SpringContext spring, Settings said) {
        ServerSettings server = said.server();
        boolean open = server.kind() == ServerSpec.Kind.AUTO
                && server.image() == null
                && server.url() == null
                && server.postgres().isEmpty();
        String url = open ? spring.connection("url") : null;
        if (url == null || !url.startsWith("jdbc:postgresql:")) {
            return ServerSettings.NONE;
        }
        return new ServerSettings(
                ServerSpec.Kind.AUTO,
                List.of(),
                null,
                url,
                spring.connection("username"),
                spring.connection("password"));
    }

    /** {@code locations[0]} and {@code locations[1]} together, under {@code locations}. */
    private static Map<String, List<String>> lists(Map<String, String> properties) {
        Map<String, List<String>> lists = new TreeMap<>();
        new TreeMap<>(properties).forEach((key, value) -> {
            int bracket = key.startsWith(PLACEHOLDERS) ? -1 : key.indexOf('[');
            lists.computeIfAbsent(bracket < 0 ? key : key.substring(0, bracket), name -> new ArrayList<>())
                    .add(value);
        });
        return lists;
    }

    private static String camelCase(String key) {
        StringBuilder name = new StringBuilder();
        for (String word : key.split("-")) {
            name.append(name.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
        }
        return name.toString();
    }

    /** Spring's part of a test, seen without needing Spring to be there. */
    private record SpringContext(Object application, ClassLoader loader) {
        private static final String EXTENSION = "org.springframework.test.context.junit.jupiter.SpringExtension";
        private static final List<String> CONNECTION_DETAILS = List.of(
                "org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails",
                "org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails");
        private static final Map<String, String> OF_DETAILS =
                Map.of("url", "getJdbcUrl", "username", "getUsername", "password", "getPassword");

        /** The context of a test class that has Spring's extension; null for any other. */
        static @Nullable SpringContext of(ExtensionContext context) {
            Class<?> testClass = context.getRequiredTestClass();
            boolean extended = false;
            for (Class<?> type = testClass; type != null && !extended; type = type.getEnclosingClass()) {
                extended = org.junit.platform.commons.support.AnnotationSupport.findRepeatableAnnotations(
                                type, org.junit.jupiter.api.extension.ExtendWith.class)
                        .stream()
                        .flatMap(each -> List.of(each.value()).stream())
                        .anyMatch(each -> each.getName().equals(EXTENSION));
            }
            if (!extended) {
                return null;
            }
            ClassLoader loader = testClass.getClassLoader();
            try {
                Object application = Class.forName(EXTENSION, true, loader)
                        .getMethod("getApplicationContext", ExtensionContext.class)
                        .invoke(null, context);
                return new SpringContext(application, loader);
            } catch (ReflectiveOperationException e) {
                throw failed("The application context of " + testClass.getName() + " cannot be had.", e);
            }
        }

        /** All properties below a name, as Spring Boot binds them; none without Spring Boot. */
        Map<String, String> properties(String name) {
            Class<?> binder = find("org.springframework.boot.context.properties.bind.Binder");
            if (binder == null) {
                return Map.of();
            }
            try {
                Class<?> bindable =
                        Class.forName("org.springframework.boot.context.properties.bind.Bindable", true, loader);
                Class<?> environment = Class.forName("org.springframework.core.env.Environment", true, loader);
                Object bound = binder.getMethod("bind", String.class, bindable)
                        .invoke(
                                binder.getMethod("get", environment).invoke(null, environment()),
                                name,
                                bindable.getMethod("mapOf", Class.class, Class.class)
                                        .invoke(null, String.class, String.class));
                Object map = bound.getClass().getMethod("orElse", Object.class).invoke(bound, Map.of());
                Map<String, String> properties = new TreeMap<>();
                ((Map<?, ?>) map).forEach((key, value) -> properties.put(String.valueOf(key), String.valueOf(value)));
                return properties;
            } catch (ReflectiveOperationException e) {
                throw failed("The properties " + name + ".* of the application context cannot be read.", e);
            }
        }

        /** A part of the data source's connection: what a container's service connection says, else {@code spring.datasource.*}. */
        @Nullable
        String connection(String part) {
            try {
                for (String name : CONNECTION_DETAILS) {
                    Class<?> type = find(name);
                    if (type != null) {
                        Object beans = Class.forName(
                                        "org.springframework.beans.factory.ListableBeanFactory", true, loader)
                                .getMethod("getBeansOfType", Class.class)
                                .invoke(application, type);
                        for (Object details : ((Map<?, ?>) beans).values()) {
                            return (String) type.getMethod(OF_DETAILS.get(part)).invoke(details);
                        }
                    }
                }
                return (String) Class.forName("org.springframework.core.env.PropertyResolver", true, loader)
                        .getMethod("getProperty", String.class)
                        .invoke(environment(), "spring.datasource." + part);
            } catch (ReflectiveOperationException e) {
                throw failed("The data source of the application context cannot be read.", e);
            }
        }

        private Object environment() throws ReflectiveOperationException {
            return Class.forName("org.springframework.core.env.EnvironmentCapable", true, loader)
                    .getMethod("getEnvironment")
                    .invoke(application);
        }

        private @Nullable Class<?> find(String name) {
            try {
                return Class.forName(name, true, loader);
            } catch (ClassNotFoundException absent) {
                return null;
            }
        }

        private static ExtensionConfigurationException failed(String message, ReflectiveOperationException e) {
            Throwable cause =
                    e instanceof java.lang.reflect.InvocationTargetException thrown && thrown.getCause() != null
                            ? thrown.getCause()
                            : e;
            return new ExtensionConfigurationException(message + " " + cause.getMessage(), cause);
        }
    }
}
