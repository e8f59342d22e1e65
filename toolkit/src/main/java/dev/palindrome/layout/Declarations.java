package dev.palindrome.layout;

import dev.palindrome.finding.Code;
import dev.palindrome.finding.Place;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is declared about one revision, put together from all places where it may stand: its upgrade file, its downgrade file,
 * {@code palindrome.properties} and a Java revision's annotation. Lists are joined; single values must agree.
 */
final class Declarations {
    private final String id;
    private final Problems problems;
    private final Set<String> dependsOn = new LinkedHashSet<>();
    private final Set<String> labels = new LinkedHashSet<>();
    private final Set<String> lossy = new LinkedHashSet<>();
    private @Nullable List<String> revises;
    private String revisesSource = "";
    private @Nullable String irreversible;
    private String irreversibleSource = "";

    Declarations(String id, Problems problems) {
        this.id = id;
        this.problems = problems;
    }

    void revises(String source, @Nullable List<String> parents) {
        if (parents == null) {
            return;
        }
        if (revises != null && !revises.equals(parents)) {
            conflict("revises", revisesSource, String.join(", ", revises), source, String.join(", ", parents));
            return;
        }
        revises = List.copyOf(parents);
        revisesSource = source;
    }

    void irreversible(String source, @Nullable String reason) {
        if (reason == null) {
            return;
        }
        if (irreversible != null && !irreversible.equals(reason)) {
            conflict("irreversible", irreversibleSource, irreversible, source, reason);
            return;
        }
        irreversible = reason;
        irreversibleSource = source;
    }

    void dependsOn(List<String> ids) {
        dependsOn.addAll(ids);
    }

    void labels(List<String> names) {
        labels.addAll(names);
    }

    void lossy(List<String> names) {
        lossy.addAll(names);
    }

    /** The declared parents, or null for the layout's default. */
    @Nullable
    List<String> revises() {
        return revises;
    }

    List<String> dependsOn() {
        return new ArrayList<>(dependsOn);
    }

    Set<String> labels() {
        return labels;
    }

    @Nullable
    String irreversible() {
        return irreversible;
    }

    List<String> lossy() {
        return new ArrayList<>(lossy);
    }

    private void conflict(String word, String first, String firstValue, String second, String secondValue) {
        problems.add(dev.palindrome.finding.Finding.of(
                        Code.DIRECTIVE_INVALID,
                        Place.of(second),
                        "Revision " + id + " is declared '" + word + " " + firstValue + "' in " + first + " and '"
                                + word + " " + secondValue + "' in " + second + ".",
                        "Keep one of the two.")
                .about(Objects.requireNonNull(id)));
    }
}
