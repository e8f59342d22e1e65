package dev.palindrome.cli;

import dev.palindrome.ddl.DdlOptions;
import dev.palindrome.ddl.Rename;
import dev.palindrome.finding.PalindromeException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** How a script that leads from one schema to another is written. */
final class ScriptArguments {
    @Option(
            names = "--rename",
            paramLabel = "OLD=NEW",
            converter = RenameConverter.class,
            description =
                    "In the script, table.column=new or table=new is the same column or table under another name. Repeatable.")
    List<Rename> renames = List.of();

    @Option(names = "--allow-data-loss", description = "Let the script have statements that throw data away.")
    boolean allowDataLoss;

    @Option(
            names = "--online",
            description =
                    "Let tables stay usable while the script runs: indexes are built concurrently, constraints are added"
                            + " without a scan and validated after.")
    boolean online;

    DdlOptions options() {
        DdlOptions options = DdlOptions.DEFAULT.withDataLoss(allowDataLoss).withOnline(online);
        for (Rename rename : renames) {
            options = options.withRename(rename);
        }
        return options;
    }

    /** The option that was given, of those that mean nothing without a script; null when none was. */
    @Nullable
    String given() {
        return !renames.isEmpty() ? "--rename" : allowDataLoss ? "--allow-data-loss" : online ? "--online" : null;
    }

    /** Reads what {@link Rename#parse} reads. */
    static final class RenameConverter implements ITypeConverter<Rename> {
        @Override
        public Rename convert(String text) {
            try {
                return Rename.parse(text);
            } catch (PalindromeException e) {
                throw new TypeConversionException(
                        e.getMessage() + " " + e.findings().get(0).remedy());
            }
        }
    }
}
