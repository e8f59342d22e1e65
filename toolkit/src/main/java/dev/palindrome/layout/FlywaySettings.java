package dev.palindrome.layout;

import dev.palindrome.finding.Code;
import dev.palindrome.finding.Place;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Flyway's configuration as far as it matters for a history, by Flyway's own names without {@code flyway.}. */
final class FlywaySettings {
    /**
     * The keys that may stand in {@code palindrome.properties} too. {@code ignoreMigrationPatterns} and
     * {@code outOfOrder} are understood and have no effect: they are about Flyway's own runs.
     */
    static final List<String> KEYS = List.of(
            "baselineMigrationPrefix",
            "createSchemas",
            "defaultSchema",
            "encoding",
            "executeInTransaction",
            "ignoreMigrationPatterns",
            "initSql",
            "locations",
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
            "undoSqlMigrationPrefix",
            "validateMigrationNaming");

    /** The keys that say how scripts are named, and so that they are Flyway's. */
    static final List<String> NAMING_KEYS = List.of(
            "baselineMigrationPrefix",
            "repeatableSqlMigrationPrefix",
            "sqlMigrationPrefix",
            "sqlMigrationSeparator",
            "sqlMigrationSuffixes",
            "undoSqlMigrationPrefix");

    private static final String PLACEHOLDERS = "placeholders.";

    private final Map<String, String> values;
    private final Charset encoding;

    /** The given values over Flyway's defaults; what cannot be understood is noted. */
    FlywaySettings(Map<String, String> values, String source, Problems problems) {
        this.values = new LinkedHashMap<>(values);
        this.encoding = charset(text("encoding", "UTF-8"), source, problems);
        for (String key : List.of(
                "createSchemas",
                "executeInTransaction",
                "placeholderReplacement",
                "validateMigrationNaming",
                "mixed",
                "outOfOrder")) {
            String value = values.get(key);
            if (value != null && !value.equalsIgnoreCase("true") && !value.equalsIgnoreCase("false")) {
                problems.add(
                        Code.CONFIGURATION_INVALID,
                        Place.of(source),
                        "The key '" + key + "' in " + source + " is '" + value + "'.",
                        "Write true or false.");
            }
        }
    }

    String versionedPrefix() {
        return text("sqlMigrationPrefix", "V");
    }

    String undoPrefix() {
        return text("undoSqlMigrationPrefix", "U");
    }

    String repeatablePrefix() {
        return text("repeatableSqlMigrationPrefix", "R");
    }

    String baselinePrefix() {
        return text("baselineMigrationPrefix", "B");
    }

    String separator() {
        return text("sqlMigrationSeparator", "__");
    }

    List<String> suffixes() {
        List<String> suffixes = list("sqlMigrationSuffixes");
        return suffixes.isEmpty() ? List.of(".sql") : suffixes;
    }

    List<String> locations() {
        return list("locations");
    }

    /** The schemas that Flyway creates, the one of its history table first. */
    List<String> schemas() {
        Set<String> schemas = new LinkedHashSet<>();
        String first = defaultSchema();
        if (first != null) {
            schemas.add(first);
        }
        if (flag("createSchemas", true)) {
            schemas.addAll(list("schemas"));
        }
        return List.copyOf(schemas);
    }

    /** The schema of the history table, or null for the server's default. */
    @Nullable
    String defaultSchema() {
        String schema = values.get("defaultSchema");
        if (schema != null && !schema.isBlank()) {
            return schema;
        }
        return list("schemas").stream().findFirst().orElse(null);
    }

    /** The schema that unqualified names go to: PostgreSQL's own default when none is configured. */
    String schemaOrDefault() {
        String schema = defaultSchema();
        return schema == null ? "public" : schema;
    }

    String table() {
        return text("table", "flyway_schema_history");
    }

    @Nullable
    String initSql() {
        String sql = values.get("initSql");
        return sql == null || sql.isBlank() ? null : sql;
    }

    Charset encoding() {
        return encoding;
    }

    boolean mixed() {
        return flag("mixed", false);
    }

    boolean executeInTransaction() {
        return flag("executeInTransaction", true);
    }

    boolean validateMigrationNaming() {
        return flag("validateMigrationNaming", false);
    }

    boolean placeholderReplacement() {
        return flag("placeholderReplacement", true);
    }

    String placeholderPrefix() {
        return text("placeholderPrefix", "${");
    }

    String placeholderSuffix() {
        return text("placeholderSuffix", "}");
    }

    String placeholderSeparator() {
        return text("placeholderSeparator", ":");
    }

    /** A value that is no setting of a layout but that a placeholder shows, or null. */
    @Nullable
    String find(String key) {
        return values.get(key);
    }

    /** The user's placeholders by name. */
    Map<String, String> placeholders() {
        Map<String, String> placeholders = new LinkedHashMap<>();
        values.forEach((key, value) -> {
            if (key.startsWith(PLACEHOLDERS)) {
                placeholders.put(key.substring(PLACEHOLDERS.length()), value);
            }
        });
        return placeholders;
    }

    /** The charset of this name, or UTF-8 with a note when there is none. */
    static Charset charset(String name, String source, Problems problems) {
        try {
            return Charset.forName(name);
        } catch (IllegalArgumentException e) {
            problems.add(
                    Code.CONFIGURATION_INVALID,
                    Place.of(source),
                    "The key 'encoding' in " + source + " is '" + name + "', which is no encoding that Java knows.",
                    "Write UTF-8, or the name of another encoding.");
            return StandardCharsets.UTF_8;
        }
    }

    private String text(String key, String byDefault) {
        return values.getOrDefault(key, byDefault);
    }

    private boolean flag(String key, boolean byDefault) {
        String value = values.get(key);
        return value == null ? byDefault : value.equalsIgnoreCase("true");
    }

    private List<String> list(String key) {
        String value = values.get(key);
        return value == null
                ? List.of()
                : Arrays.stream(value.split(","))
                        .map(String::strip)
                        .filter(part -> !part.isEmpty())
                        .toList();
    }
}
