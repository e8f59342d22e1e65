package dev.palindrome.proof;

import dev.palindrome.database.ConnectionSettings;
import dev.palindrome.finding.Code;
import dev.palindrome.finding.Finding;
import dev.palindrome.finding.PalindromeException;
import dev.palindrome.finding.Place;
import dev.palindrome.layout.History;
import dev.palindrome.model.ModelConfiguration;
import dev.palindrome.revision.SqlBody;
import dev.palindrome.schema.SnapshotFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The model that a configuration names, as a source. */
record ConfiguredModel(ModelConfiguration configuration, History history, ClassLoader loader, List<SqlBody> before) {
    Source source() {
        String elsewhere = configuration.elsewhere();
        if (elsewhere == null) {
            List<String> schemas = history.schemas();
            return Source.model(configuration.model(loader, schemas.isEmpty() ? null : schemas.get(0)), before);
        }
        if (elsewhere.contains("://") || elsewhere.startsWith("jdbc:")) {
            return Source.database(ConnectionSettings.forProduction(elsewhere, null, null, Map.of()));
        }
        Path directory = configuration.directory();
        return file(directory == null ? Path.of(elsewhere) : directory.resolve(elsewhere));
    }

    private Source file(Path file) {
        try {
            String text = Files.readString(file);
            return SnapshotFile.isOne(text)
                    ? Source.golden(file)
                    : Source.script(
                            new SqlBody(file.toString(), file, text, 1, SqlBody.TransactionMode.DETECT, null), before);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static PalindromeException unreadable(Path file, IOException cause) {
        return new PalindromeException(
                PalindromeException.Category.CONFIGURATION,
                List.of(Finding.of(
                        Code.FILE_UNREADABLE,
                        Place.of(file.toString()),
                        "The model is " + file + ", which cannot be read.",
                        "Name a SQL file or a golden file in UTF-8, jpa or jooq.")),
                cause);
    }
}
