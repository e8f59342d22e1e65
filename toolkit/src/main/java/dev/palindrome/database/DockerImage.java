package dev.palindrome.database;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.PullImageResultCallback;
import com.github.dockerjava.api.exception.NotFoundException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.utility.DockerImageName;
import org.testcontainers.utility.ImageNameSubstitutor;

/** Makes an image present. Testcontainers would pull it as well, but when that fails it tries again for two minutes. */
final class DockerImage {
    private DockerImage() {}

    /**
     * Pulls an image that is not there; fails at once, with the engine's own words, if that cannot be done.
     *
     * @param patience how long Testcontainers may take to reach the engine; pulling is not counted
     */
    static void require(DockerImageName name, Duration patience) throws InterruptedException {
        DockerClient client = client(patience);
        DockerImageName image = ImageNameSubstitutor.instance().apply(name);
        if (!present(client, image)) {
            client.pullImageCmd(image.getUnversionedPart())
                    .withTag(image.getVersionPart())
                    .exec(new PullImageResultCallback())
                    .awaitCompletion();
        }
    }

    /**
     * Testcontainers looks for an engine and, unless it is told not to, starts a container of its own, Ryuk. It waits without end for
     * an engine that is stuck, and for minutes when Ryuk's image cannot be pulled.
     */
    private static DockerClient client(Duration patience) throws InterruptedException {
        CompletableFuture<DockerClient> client = new CompletableFuture<>();
        Thread thread = new Thread(
                () -> {
                    try {
                        client.complete(DockerClientFactory.instance().client());
                    } catch (Throwable e) {
                        client.completeExceptionally(e);
                    }
                },
                "palindrome-docker-client");
        thread.setDaemon(true);
        thread.start();
        try {
            return client.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new IllegalStateException(
                    "Testcontainers did not get an answer from the Docker engine within " + patience.toSeconds()
                            + " s; if its helper image testcontainers/ryuk cannot be pulled, set"
                            + " TESTCONTAINERS_RYUK_DISABLED=true",
                    e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause().getMessage(), e.getCause());
        }
    }

    private static boolean present(DockerClient client, DockerImageName image) {
        try {
            client.inspectImageCmd(image.asCanonicalNameString()).exec();
            return true;
        } catch (NotFoundException e) {
            return false;
        }
    }
}
