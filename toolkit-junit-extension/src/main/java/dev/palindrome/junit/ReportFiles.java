package dev.palindrome.junit;

import dev.palindrome.proof.ProofResult;
import dev.palindrome.report.HtmlReport;
import dev.palindrome.report.Ink;
import dev.palindrome.report.JsonReport;
import dev.palindrome.report.TextReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The whole result in files that JUnit keeps with the results of the tests: {@code palindrome.html}, {@code palindrome.txt} and, where
 * Jackson is there, {@code palindrome.json}. JUnit takes files since 5.12; with an older one there are none.
 */
final class ReportFiles {
    private static final String NAME = "palindrome";
    private static final boolean TAKEN = Arrays.stream(ExtensionContext.class.getMethods())
            .anyMatch(method -> method.getName().equals("publishDirectory"));

    private ReportFiles() {}

    /** Publishes what a class's configurations have proven, each once in a run; what was not proven to its end is left out. */
    static void publish(ExtensionContext context) {
        if (!TAKEN) {
            return;
        }
        ConfigurationScope.all(context).forEach(scope -> {
            SharedProof proof = SharedProof.begun(context, scope.configuration());
            ProofResult result = proof == null ? null : proof.takeResult(scope.configuration());
            if (result != null) {
                String directory = scope.oneOfSeveral()
                        ? NAME + "-" + scope.configuration().server().postgres()
                        : NAME;
                publish(context, directory, result);
            }
        });
    }

    /** Where no files can be kept, that is said and the tests are what they are: they did prove. */
    private static void publish(ExtensionContext context, String directory, ProofResult result) {
        try {
            context.publishDirectory(directory, path -> write(result, path));
        } catch (RuntimeException refused) {
            context.publishReportEntry(NAME, "No report was written: " + refused.getMessage());
        }
    }

    private static void write(ProofResult result, Path directory) throws IOException {
        Files.writeString(directory.resolve(NAME + ".txt"), new TextReport(Ink.NONE, true).render(result));
        Files.writeString(directory.resolve(NAME + ".html"), HtmlReport.render(result));
        if (ReportFiles.class.getClassLoader().getResource("com/fasterxml/jackson/databind/json/JsonMapper.class")
                != null) {
            Files.writeString(directory.resolve(NAME + ".json"), JsonReport.render(result));
        }
    }
}
