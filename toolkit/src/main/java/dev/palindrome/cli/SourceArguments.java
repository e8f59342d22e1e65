package dev.palindrome.cli;

import dev.palindrome.database.ConnectionSettings;
import dev.palindrome.finding.Code;
import dev.palindrome.finding.Finding;
import dev.palindrome.finding.PalindromeException;
import dev.palindrome.proof.ComparisonOptions;
import dev.palindrome.proof.Source;
import dev.palindrome.revision.SqlBody;
import dev.palindrome.schema.Extra;
import dev.palindrome.schema.SnapshotFile;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a schema may come from, and how it is read. */
final class SourceArguments {
    /** For the help of the commands that take one. */
    static final String FORMS =
            "the URL of a database (it is only read, in a read-only transaction), DIR@REVISION (DIR alone is DIR@head), a SQL"
                    + " file, a golden file, or model:DIR (model alone is model:.), what palindrome.properties there configures";

    private static final String HEAD = "head";

    @Mixin
    HistoryArguments history = new HistoryArguments();

    @Mixin
    ServerArguments server = new ServerArguments();

    @Option(
            names = "--before",
            paramLabel = "FILE",
            description =
                    "SQL that runs first in every scratch database: roles and extensions that the scripts assume.")
    List<Path> before = List.of();

    @Option(
            names = "--with",
            split = ",",
            paramLabel = "WHAT",
            converter = ExtraConverter.class,
            description = "Also what is no part of a schema: data (where sequences stand, large objects),"
                    + " cluster (roles, tablespaces, grants on parameters).")
    Set<Extra> extras = EnumSet.noneOf(Extra.class);

    @Option(
            names = "--leave-out",
            split = ",",
            paramLabel = "TABLE",
            description =
                    "Tables to leave out, qualified (default: public.flyway_schema_history). The tables of the tools of histories"
                            + " are left out anyway.")
    Set<String> leaveOut = ComparisonOptions.DEFAULT.leftOut();

    /** Reads {@code data} and {@code cluster}. */
    static final class ExtraConverter extends Words<Extra> {
        ExtraConverter() {
            super(Extra.class);
        }
    }

    /**
     * What a text of the command line means.
     *
     * @param environment the environment's variables: they may hold a password, and never say which database
     * @throws PalindromeException (configuration) if it means nothing, or its files are wrong
     */
    Source source(String text, Map<String, String> environment) {
        if (isUrl(text)) {
            return Source.database(ConnectionSettings.forProduction(text, null, null, environment));
        }
        if (ConfiguredModel.isMeant(text)) {
            return ConfiguredModel.of(text, this);
        }
        Path path = path(text);
        if (path != null && Files.isDirectory(path)) {
            return revision(text + "@" + HEAD, path, HEAD);
        }
        if (path != null && Files.exists(path)) {
            return file(path);
        }
        for (int at = text.lastIndexOf('@'); at >= 0; at = text.lastIndexOf('@', at - 1)) {
            Path directory = path(at == 0 ? "." : text.substring(0, at));
            if (directory != null && Files.isDirectory(directory)) {
                return revision(text, directory, text.substring(at + 1));
            }
        }
        throw new PalindromeException(
                PalindromeException.Category.CONFIGURATION,
                Finding.of(
                        Code.USAGE,
                        null,
                        "'" + shown(text) + "' is no URL of PostgreSQL, and there is no such file or directory.",
                        "Name " + FORMS + "."));
    }

    /** Schemes of other systems too, so that the message is about them. */
    private static boolean isUrl(String text) {
        return text.startsWith("jdbc:") || text.matches("[a-zA-Z][a-zA-Z0-9+.-]+://.*");
    }

    /** Something like {@code user:password@host} may have been meant as a URL. */
    private static String shown(String text) {
        int at = text.lastIndexOf('@');
        int colon = text.indexOf(':');
        return colon >= 0 && colon < at ? text.substring(0, colon) + ":…" + text.substring(at) : text;
    }

    private static @Nullable Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException none) {
            return null;
        }
    }

    private Source revision(String name, Path directory, String target) {
        return Source.revision(name, history.load(directory), target, scripts());
    }

    private Source file(Path file) {
        String text = SqlFiles.text(file);
        return SnapshotFile.isOne(text) ? Source.golden(file) : Source.script(SqlFiles.script(file, text), scripts());
    }

    /** What runs first in every scratch database. */
    List<SqlBody> scripts() {
        return SqlFiles.before(before);
    }

    ComparisonOptions options() {
        return ComparisonOptions.DEFAULT.withLeftOut(leaveOut).withExtras(extras);
    }
}
