package dev.palindrome.database;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.PullImageResultCallback;
import com.github.dockerjava.api.exception.NotFoundException;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.utility.DockerImageName;
import org.testcontainers.utility.ImageNameSubstitutor;

/** Makes an image present. Testcontainers would pull it as well, but when that fails it tries again for two minutes. */
final class DockerImage {
    private DockerImage() {}

    /** Pulls an image that is not there; fails at once, with the engine's own words, if that cannot be done. */
    static void require(DockerImageName name) throws InterruptedException {
        DockerImageName image = ImageNameSubstitutor.instance().apply(name);
        DockerClient client = DockerClientFactory.instance().client();
        if (!present(client, image)) {
            client.pullImageCmd(image.getUnversionedPart())
                    .withTag(image.getVersionPart())
                    .exec(new PullImageResultCallback())
                    .awaitCompletion();
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
