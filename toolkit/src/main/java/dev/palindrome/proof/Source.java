package dev.palindrome.proof;

import dev.palindrome.database.ConnectionSettings;
import dev.palindrome.database.Server;
import dev.palindrome.finding.PalindromeException;
import dev.palindrome.layout.History;
import dev.palindrome.model.Model;
import dev.palindrome.revision.SqlBody;
import dev.palindrome.schema.Extra;
import dev.palindrome.schema.SnapshotFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import javax.sql.DataSource;

/**
 * Where a schema comes from that is to be compared or written down: a database, a golden file, or scripts that build it in a scratch
 * database.
 *
 * <pre>{@code
 * Source golden = Source.golden(Path.of("schema.snapshot"));
 * Source database = Source.database(dataSource, "production");
 * SchemaComparison comparison = SchemaComparison.of(golden, database);
 * }</pre>
 */
public interface Source {
    /** What messages call it. */
    String name();

    /**
     * The schema.
     *
     * @throws PalindromeException if it cannot be read or built, saying why and where
     */
    SnapshotFile read(Reading reading);

    /**
     * The schema with what stands on what in it, as far as that is known: scripts are ordered by it.
     *
     * @throws PalindromeException as {@link #read} does
     */
    default SourceSchema readForScripts(Reading reading) {
        return new SourceSchema(read(reading), null);
    }

    /** The tables in which a tool remembers what it applied: on neither side of a comparison are they looked at. */
    default Set<String> bookkeeping() {
        return Set.of();
    }

    /** Whether it is built in a scratch database. Those that are not are read first, since they say which PostgreSQL to build in. */
    default boolean isBuilt() {
        return true;
    }

    /**
     * How to read.
     *
     * @param leftOut tables to leave out, qualified as PostgreSQL writes them
     * @param extras what to read beside the schema
     * @param server where scratch databases can be made; asked for only by a source that needs one
     */
    record Reading(Set<String> leftOut, Set<Extra> extras, Supplier<Server> server) {
        public Reading {
            leftOut = Set.copyOf(leftOut);
            extras = Set.copyOf(extras);
        }
    }

    /** A golden file. */
    static Source golden(Path file) {
        return GoldenSource.of(file);
    }

    /** A database that is only read. */
    static Source database(ConnectionSettings settings) {
        return new DatabaseSource(settings.display(), settings::connect);
    }

    /**
     * A database that is only read.
     *
     * @param name what messages call it
     */
    static Source database(DataSource database, String name) {
        return new DatabaseSource(name, database::getConnection);
    }

    /**
     * What a script builds in an empty database.
     *
     * @param before scripts that run first, for roles and extensions that it assumes
     */
    static Source script(SqlBody script, List<SqlBody> before) {
        return new ScriptSource(script, before);
    }

    /**
     * What a history's revisions build in an empty database.
     *
     * @param name what messages call it
     * @param target {@code head}, {@code base}, a revision's id: as for an upgrade
     * @param before scripts that run first, for roles and extensions that it assumes
     * @throws PalindromeException if the target means nothing in this history
     */
    static Source revision(String name, History history, String target, List<SqlBody> before) {
        return RevisionSource.of(name, history, target, before);
    }

    /**
     * What a model builds in an empty database.
     *
     * @param before scripts that run first, for roles and extensions that it assumes
     */
    static Source model(Model model, List<SqlBody> before) {
        return new ModelSource(model, before);
    }
}
