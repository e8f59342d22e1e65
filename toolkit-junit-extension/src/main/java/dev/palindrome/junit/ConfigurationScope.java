package dev.palindrome.junit;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Makes one of a class's configurations that of an invocation: what {@link MigrationExtension#configuration} answers in it.
 *
 * @param configuration the configuration
 * @param oneOfSeveral whether names have to say which it is
 */
record ConfigurationScope(MigrationConfiguration configuration, boolean oneOfSeveral) implements BeforeEachCallback {
    /** One for each configuration of the class. */
    static Stream<ConfigurationScope> all(ExtensionContext context) {
        List<MigrationConfiguration> all = MigrationExtension.configurations(context);
        return all.stream().map(configuration -> new ConfigurationScope(configuration, all.size() > 1));
    }

    /** {@code [PostgreSQL 14] 003 seed system config}, or the name alone where there is one version. */
    String prefixed(String name) {
        return oneOfSeveral ? "[PostgreSQL " + configuration.server().postgres() + "] " + name : name;
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        MigrationExtension.enter(context, configuration);
    }
}
