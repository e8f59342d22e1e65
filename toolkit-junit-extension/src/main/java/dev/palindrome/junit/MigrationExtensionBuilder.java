package dev.palindrome.junit;

import dev.palindrome.database.ServerSpec;
import dev.palindrome.finding.Severity;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Builds a {@link MigrationExtension}; each method says what {@link MigrationTest}'s element of the same name says. */
public final class MigrationExtensionBuilder {
    private List<String> locations = List.of();
    private @Nullable Path directory;
    private @Nullable String layout;
    private ServerSpec.Kind server = ServerSpec.Kind.AUTO;
    private List<String> postgres = List.of();
    private @Nullable String image;
    private @Nullable String url;
    private @Nullable String user;
    private @Nullable String password;
    private List<Path> before = List.of();
    private @Nullable Path accepted;
    private Set<Check> checks = Set.of();
    private Set<Check> without = Set.of();
    private @Nullable String from;
    private @Nullable String to;
    private List<String> only = List.of();
    private @Nullable String since;
    private @Nullable String shard;
    private @Nullable Long seed;
    private int rows;
    private @Nullable String model;
    private List<String> entities = List.of();
    private @Nullable Severity failOn;

    MigrationExtensionBuilder() {}

    /** Where the scripts and Java revisions are, as Flyway writes it. */
    public MigrationExtensionBuilder locations(String... all) {
        locations = List.of(all);
        return this;
    }

    /** A directory with a history or a project. */
    public MigrationExtensionBuilder directory(Path path) {
        directory = path;
        return this;
    }

    /** Name of the layout. */
    public MigrationExtensionBuilder layout(String name) {
        layout = name;
        return this;
    }

    /** The kind of server to prove on. */
    public MigrationExtensionBuilder server(ServerSpec.Kind kind) {
        server = kind;
        return this;
    }

    /** Major versions of the servers to start. */
    public MigrationExtensionBuilder postgres(int... majors) {
        postgres = Arrays.stream(majors).mapToObj(String::valueOf).toList();
        return this;
    }

    /** Docker image of the server. */
    public MigrationExtensionBuilder image(String name) {
        image = name;
        return this;
    }

    /** JDBC URL of a server to make scratch databases on, with the role to do it as. */
    public MigrationExtensionBuilder url(String jdbcUrl, @Nullable String role, @Nullable String secret) {
        url = jdbcUrl;
        user = role;
        password = secret;
        return this;
    }

    /** SQL files that run first in every scratch database. */
    public MigrationExtensionBuilder before(Path... scripts) {
        before = List.of(scripts);
        return this;
    }

    /** File of accepted findings. */
    public MigrationExtensionBuilder accepted(Path file) {
        accepted = file;
        return this;
    }

    /** The checks to run, and no others. */
    public MigrationExtensionBuilder checks(Check... named) {
        checks = Set.of(named);
        return this;
    }

    /** Checks not to run. */
    public MigrationExtensionBuilder without(Check... off) {
        without = Set.of(off);
        return this;
    }

    /** Walk this revision and what needs it. */
    public MigrationExtensionBuilder from(String revision) {
        from = revision;
        return this;
    }

    /** Walk this revision and what it needs. */
    public MigrationExtensionBuilder to(String revision) {
        to = revision;
        return this;
    }

    /** Walk only these revisions, or ranges {@code FROM:TO}. */
    public MigrationExtensionBuilder only(String... revisions) {
        only = List.of(revisions);
        return this;
    }

    /** Walk only the revisions added or changed since the work left this branch of git. */
    public MigrationExtensionBuilder since(String gitReference) {
        since = gitReference;
        return this;
    }

    /** Walk one of several slices, {@code 2/5}. */
    public MigrationExtensionBuilder shard(String slice) {
        shard = slice;
        return this;
    }

    /** The number from which made-up rows follow. */
    public MigrationExtensionBuilder seed(long number) {
        seed = number;
        return this;
    }

    /** How many rows are made up for each table. */
    public MigrationExtensionBuilder rows(int count) {
        rows = count;
        return this;
    }

    /** Packages of JPA entities. */
    public MigrationExtensionBuilder entities(String... packages) {
        entities = List.of(packages);
        return this;
    }

    /** What the schema at the heads is compared with. */
    public MigrationExtensionBuilder model(String name) {
        model = name;
        return this;
    }

    /** Least severity that fails a test. */
    public MigrationExtensionBuilder failOn(Severity least) {
        failOn = least;
        return this;
    }

    /** The extension, to be registered by a static field. */
    public MigrationExtension build() {
        Values values = new Values(element -> "MigrationExtension.builder()." + element);
        return new MigrationExtension(new Settings(
                new HistorySettings(locations, directory, layout),
                new ServerSettings(server, values.majors("postgres", postgres), image, url, user, password),
                before,
                accepted,
                CheckSettings.of(checks, without, "MigrationExtension"),
                SelectionSettings.of(from, to, only, since, shard),
                new DataSettings(seed, values.rows("rows", rows)),
                ModelSettings.of(model, entities),
                failOn));
    }
}
