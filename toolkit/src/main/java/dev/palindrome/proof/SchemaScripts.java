package dev.palindrome.proof;

import dev.palindrome.ddl.Ddl;
import dev.palindrome.ddl.DdlOptions;
import dev.palindrome.ddl.DdlScript;

/**
 * The scripts that lead from one schema to another and back.
 *
 * <pre>{@code
 * SchemaScripts scripts = SchemaScripts.between(
 *         Source.database(dataSource, "production"), Source.golden(file), ComparisonOptions.DEFAULT, DdlOptions.DEFAULT, servers);
 * String sql = scripts.upgrade().orThrow().text();
 * }</pre>
 *
 * @param comparison what differs; the schema that the upgrade starts from is the expected one there
 * @param upgrade leads from the first to the second
 * @param downgrade leads back
 */
public record SchemaScripts(SchemaComparison comparison, DdlScript upgrade, DdlScript downgrade) {
    /**
     * Reads two sources and writes both scripts, for the version of PostgreSQL that the first source was read from.
     *
     * @param options what is compared; what is not compared stays as it is
     * @param writing how the scripts are written; its version is not looked at, its renamings are those of the upgrade
     * @param servers where sources that have to be built are built
     * @throws dev.palindrome.finding.PalindromeException if one of them cannot be read or built, there is nothing to compare, or a
     *     renaming names nothing
     */
    public static SchemaScripts between(
            Source from, Source to, ComparisonOptions options, DdlOptions writing, ScratchServers servers) {
        BothSides sides = BothSides.read(from, to, options, servers, Source::readForScripts);
        DdlOptions fit = sides.postgres() == 0 ? writing : writing.withPostgres(sides.postgres());
        return new SchemaScripts(
                SchemaComparison.of(from, to, sides),
                Ddl.between(
                        sides.before(),
                        sides.first().dependencies(),
                        sides.after(),
                        sides.second().dependencies(),
                        fit),
                Ddl.between(
                        sides.after(),
                        sides.second().dependencies(),
                        sides.before(),
                        sides.first().dependencies(),
                        fit.inverse()));
    }
}
