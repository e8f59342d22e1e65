package dev.palindrome.database;

import dev.palindrome.finding.Code;
import dev.palindrome.finding.Finding;
import dev.palindrome.finding.PalindromeException;
import dev.palindrome.finding.PalindromeException.Category;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Makes a {@link ServerSpec} a running {@link Server}. */
public final class Servers {
    private Servers() {}

    /**
     * Starts the server that is asked for, or connects to it. The caller closes it; if the JVM is stopped before, also by Ctrl-C, it
     * is closed then.
     *
     * @throws PalindromeException (unavailable) if there is no such server: the finding says why and what to do
     */
    public static Server start(ServerSpec spec) {
        return PostgresServer.of(run(spec));
    }

    /**
     * What two specifications have in common that mean one server: {@code localhost:5432}, {@code container of postgres:17},
     * {@code embedded PostgreSQL 17}. Nothing is started to find out.
     *
     * @throws PalindromeException (unavailable) if there are no binaries of the embedded version
     */
    public static String identity(ServerSpec spec) {
        if (spec.url() != null) {
            String display = new ConnectionSettings(spec.url(), spec.user(), spec.password()).display();
            int slash = display.lastIndexOf('/');
            String host = slash < 0 ? display : display.substring(0, slash);
            return host.contains(":") ? host : host + ":5432";
        }
        boolean docker = spec.kind() == ServerSpec.Kind.DOCKER
                || spec.image() != null
                || spec.kind() == ServerSpec.Kind.AUTO
                        && OptionalLibrary.DOCKER.present()
                        && DockerEngine.answers(System.getenv())
                        && DockerEngine.missingImages(System.getenv(), spec.imageName())
                                .isEmpty();
        return docker
                ? "container of " + spec.imageName()
                : "embedded PostgreSQL "
                        + EmbeddedBinaries.ofThisMachine().choose(spec).binary().major();
    }

    private static RunningServer run(ServerSpec spec) {
        return switch (spec.kind()) {
            case EMBEDDED -> embedded(spec);
            case DOCKER -> docker(spec);
            case URL -> external(spec);
            case AUTO -> automatic(spec);
        };
    }

    private static RunningServer external(ServerSpec spec) {
        String url = Objects.requireNonNull(spec.url());
        return new RunningServer(
                "PostgreSQL", new ConnectionSettings(url, spec.user(), spec.password()), false, () -> {}, List.of());
    }

    private static RunningServer embedded(ServerSpec spec) {
        OptionalLibrary.EMBEDDED.require();
        return EmbeddedServer.start(spec, EmbeddedBinaries.ofThisMachine().choose(spec));
    }

    private static RunningServer docker(ServerSpec spec) {
        OptionalLibrary.DOCKER.require();
        return DockerServer.start(spec);
    }

    private static RunningServer automatic(ServerSpec spec) {
        if (spec.url() != null) {
            return external(spec);
        }
        if (spec.image() != null) {
            return docker(spec);
        }
        if (!OptionalLibrary.DOCKER.present() || !DockerEngine.answers(System.getenv())) {
            return embedded(spec);
        }
        List<String> missing = DockerEngine.missingImages(System.getenv(), spec.imageName());
        if (!missing.isEmpty()) {
            return instead(
                    spec,
                    new PalindromeException(
                            Category.UNAVAILABLE,
                            Finding.of(
                                    Code.SERVER_UNAVAILABLE,
                                    null,
                                    "it has no image " + String.join(" and no image ", missing) + ".",
                                    "Pull the image, or ask for --server docker, which does.")));
        }
        try {
            return docker(spec);
        } catch (PalindromeException e) {
            return instead(spec, e);
        }
    }

    /** Falls back, and says so: the embedded server lacks extensions that the container would have. */
    private static RunningServer instead(ServerSpec spec, PalindromeException failure) {
        try {
            RunningServer running = embedded(spec);
            List<String> notices = new ArrayList<>(running.notices());
            notices.add("A Docker engine answers, but an embedded PostgreSQL is used: " + failure.getMessage());
            return new RunningServer(running.kind(), running.admin(), running.ours(), running.stop(), notices);
        } catch (PalindromeException e) {
            List<Finding> both = new ArrayList<>(failure.findings());
            both.addAll(e.findings());
            throw new PalindromeException(Category.UNAVAILABLE, both, e);
        }
    }
}
