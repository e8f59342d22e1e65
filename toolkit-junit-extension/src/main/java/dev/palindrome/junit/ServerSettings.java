package dev.palindrome.junit;

import dev.palindrome.database.ConnectionSettings;
import dev.palindrome.database.ServerSpec;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/** On which servers to prove, as one source says it. */
record ServerSettings(
        ServerSpec.Kind kind,
        List<Integer> postgres,
        @Nullable String image,
        @Nullable String url,
        @Nullable String user,
        @Nullable String password) {
    static final ServerSettings NONE = new ServerSettings(ServerSpec.Kind.AUTO, List.of(), null, null, null, null);

    ServerSettings {
        postgres = List.copyOf(postgres);
        if (url != null && (kind == ServerSpec.Kind.EMBEDDED || kind == ServerSpec.Kind.DOCKER)) {
            throw new ExtensionConfigurationException(
                    "server = " + kind + " and a url contradict each other; give one.");
        }
        if (url != null && postgres.size() > 1) {
            throw new ExtensionConfigurationException("postgres = " + postgres
                    + " and a url contradict each other: the server of a URL has the one version that it has.");
        }
        if (image != null && (url != null || kind == ServerSpec.Kind.EMBEDDED || kind == ServerSpec.Kind.URL)) {
            throw new ExtensionConfigurationException(
                    "image and " + (url != null ? "a url" : "server = " + kind) + " contradict each other; give one.");
        }
        if (image != null && postgres.size() > 1) {
            throw new ExtensionConfigurationException("postgres = " + postgres
                    + " and an image contradict each other: an image has the one version that it has.");
        }
    }

    /** Where the server is comes from one source: the first that names a kind, an image or a URL. */
    ServerSettings orElse(ServerSettings other) {
        ServerSettings place = kind == ServerSpec.Kind.AUTO && image == null && url == null ? other : this;
        boolean sameRole = user == null || Objects.equals(user, other.user) || other.user == null;
        return new ServerSettings(
                place.kind,
                postgres.isEmpty() ? other.postgres : postgres,
                place.image,
                place.url,
                user == null ? other.user : user,
                password == null && sameRole ? other.password : password);
    }

    /** One server for each version; one when none is asked for. */
    List<ServerSpec> specs(Map<String, String> environment) {
        ServerSpec spec =
                switch (kind) {
                    case EMBEDDED -> ServerSpec.embedded();
                    case DOCKER -> ServerSpec.docker();
                    case AUTO, URL -> given(environment);
                };
        ServerSpec named = spec.withImage(image);
        return postgres.isEmpty()
                ? List.of(named)
                : postgres.stream().map(named::withPostgres).toList();
    }

    private ServerSpec given(Map<String, String> environment) {
        ConnectionSettings settings =
                image == null ? ConnectionSettings.forTests(url, user, password, environment) : null;
        if (settings == null && kind == ServerSpec.Kind.URL) {
            throw new ExtensionConfigurationException("server = URL needs a url.");
        }
        if (settings != null && postgres.size() > 1) {
            throw new ExtensionConfigurationException(
                    "postgres = " + postgres + " and the server "
                            + settings.display()
                            + " contradict each other: it has the one version that it has. Say server = EMBEDDED or DOCKER, or take the URL away.");
        }
        return settings == null ? ServerSpec.auto() : ServerSpec.at(settings);
    }
}
