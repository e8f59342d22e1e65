package dev.palindrome.layout;

import dev.palindrome.finding.PalindromeException;
import dev.palindrome.revision.SqlBody;
import dev.palindrome.revision.SqlBody.TransactionMode;
import dev.palindrome.script.Placeholders;
import java.nio.charset.Charset;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads scripts as Flyway does: encoding, placeholders, the script's own configuration, checksum. */
final class FlywayScripts {
    private static final DateTimeFormatter TIMESTAMP = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private final FlywaySettings settings;
    private final Reading reading;
    private final Placeholders placeholders;

    FlywayScripts(FlywaySettings settings, Reading reading) {
        this.settings = settings;
        this.reading = reading;
        this.placeholders = Placeholders.of(
                settings.placeholderPrefix(),
                settings.placeholderSuffix(),
                settings.placeholderSeparator(),
                settings.placeholders(),
                builtIns(settings));
    }

    /**
     * A script as it is run.
     *
     * @param conf the script's own configuration file, or null
     */
    SqlBody read(SourceFile file, FlywayName name, @Nullable SourceFile conf) {
        ScriptConf own = conf == null ? ScriptConf.NONE : ScriptConf.read(conf, reading);
        Charset charset = own.encoding() == null ? settings.encoding() : own.encoding();
        String read = reading.source().read(file, charset);
        String raw = read == null ? "" : read;
        boolean replace =
                own.placeholderReplacement() == null ? settings.placeholderReplacement() : own.placeholderReplacement();
        String text = replace ? replaced(file, raw) : raw;
        // Flyway runs a repeatable script again when what it would run has changed, so placeholders count.
        boolean ofReplaced = name.kind() == FlywayName.Kind.REPEATABLE;
        return new SqlBody(
                file.name(), file.path(), text, 1, transaction(own), FlywayChecksum.of(ofReplaced ? text : raw));
    }

    /** What the script's own file says goes unconditionally; else Flyway looks at the statements. */
    private TransactionMode transaction(ScriptConf own) {
        if (own.executeInTransaction() != null) {
            return own.executeInTransaction() ? TransactionMode.ALWAYS : TransactionMode.NEVER;
        }
        if (!settings.executeInTransaction()) {
            return TransactionMode.NEVER;
        }
        return settings.mixed() ? TransactionMode.DETECT_MIXED : TransactionMode.DETECT;
    }

    private String replaced(SourceFile file, String raw) {
        try {
            return placeholders.withBuiltIn("filename", file.fileName()).replace(file.name(), raw);
        } catch (PalindromeException e) {
            reading.problems().add(e);
            return raw;
        }
    }

    /** Flyway's own placeholders; database and user are known only where the script runs. */
    private static Map<String, String> builtIns(FlywaySettings settings) {
        Map<String, String> values = new HashMap<>();
        values.put("database", LatePlaceholders.DATABASE);
        values.put("user", LatePlaceholders.USER);
        values.put("defaultSchema", settings.schemaOrDefault());
        values.put("table", settings.table());
        values.put("timestamp", LocalDateTime.now().format(TIMESTAMP));
        values.put("workingDirectory", System.getProperty("user.dir"));
        String environment = settings.find("environment");
        values.put("environment", environment == null ? "default" : environment);
        return values;
    }
}
