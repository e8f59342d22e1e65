package dev.palindrome.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Runs the families that {@code -Dacceptance.families} names, all of them by default, prints a line for each, writes what disagrees to
 * {@code target/acceptance/FAMILY.json}, and only then fails.
 *
 * <p>A disagreement that we stand by is listed, with its reason, in {@code acceptance/FAMILY.known} among the test resources; a listed
 * case that agrees fails, so that the list stays true.
 */
@Tag("acceptance")
class AcceptanceTest {
    private static final List<String> ALL = List.of("graph", "schema", "diff", "autogenerate", "histories", "hazard");
    private static final List<Family> BUILT = List.of(new GraphFamily(), new HistoriesFamily(), new SchemaFamily());

    @Test
    void everyFamilyAgrees() throws Exception {
        String directory = System.getProperty("acceptance.dir", "");
        assumeTrue(!directory.isEmpty(), "no -Dacceptance.dir: the acceptance cases were not run");
        Path root = Path.of(directory);
        assertThat(root).as("-Dacceptance.dir").isDirectory();

        List<String> problems = new ArrayList<>();
        for (String name : families()) {
            Family family = BUILT.stream()
                    .filter(candidate -> candidate.name().equals(name))
                    .findFirst()
                    .orElse(null);
            if (family == null) {
                print("acceptance " + name + ": not built");
            } else if (!Files.isDirectory(root.resolve(name))) {
                print("acceptance " + name + ": no cases in " + root.resolve(name));
            } else {
                judge(family, family.run(root.resolve(name)), problems);
            }
        }
        assertThat(problems).isEmpty();
    }

    private static List<String> families() {
        String asked = System.getProperty("acceptance.families", "");
        List<String> names = asked.isEmpty() || asked.startsWith("$") ? ALL : List.of(asked.split(","));
        assertThat(ALL).as("the families that exist").containsAll(names);
        return names;
    }

    private static void judge(Family family, List<Answer> answers, List<String> problems) throws IOException {
        Map<String, String> known = known(family);
        List<Answer> disagreements = new ArrayList<>();
        long agreed = 0;
        long notApplicable = 0;
        for (Answer answer : answers) {
            switch (answer.outcome()) {
                case AGREED -> {
                    agreed++;
                    if (known.containsKey(answer.id())) {
                        problems.add(family.name() + " " + answer.id()
                                + " is listed as a known disagreement, but agrees: remove it from the list");
                    }
                }
                case NOT_APPLICABLE -> {
                    notApplicable++;
                    print("acceptance " + family.name() + ": " + answer.id() + " not applicable: " + answer.ours());
                }
                case DISAGREED -> {
                    disagreements.add(answer);
                    String reason = known.get(answer.id());
                    if (reason == null) {
                        problems.add(family.name() + " " + answer.id() + ": we say " + answer.ours() + ", recorded is "
                                + answer.theirs());
                    }
                }
            }
        }
        Path report = Path.of("target", "acceptance", family.name() + ".json");
        Files.createDirectories(report.getParent());
        JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValue(report.toFile(), disagreements);
        long explained = disagreements.stream()
                .filter(answer -> known.containsKey(answer.id()))
                .count();
        print("acceptance " + family.name() + ": " + agreed + " agreed, " + disagreements.size() + " disagreed ("
                + explained + " of them known, with a reason), " + notApplicable + " not applicable");
        if (agreed == 0) {
            problems.add(family.name() + ": no case agreed, so nothing was checked");
        }
    }

    /** Lines of {@code CASE REASON}; empty lines and those that begin with # are passed over. */
    private static Map<String, String> known(Family family) throws IOException {
        Map<String, String> known = new LinkedHashMap<>();
        try (InputStream resource =
                AcceptanceTest.class.getResourceAsStream("/acceptance/" + family.name() + ".known")) {
            if (resource != null) {
                Stream<String> lines = new String(resource.readAllBytes(), StandardCharsets.UTF_8).lines();
                lines.filter(line -> !line.isBlank() && !line.startsWith("#")).forEach(line -> {
                    String[] parts = line.split("\\s+", 2);
                    known.put(parts[0], parts[1]);
                });
            }
        }
        return known;
    }

    static void print(String line) {
        System.out.println(line);
    }
}
