package dev.palindrome.layout;

import dev.palindrome.Revision;
import dev.palindrome.finding.Code;
import dev.palindrome.finding.Finding;
import dev.palindrome.finding.PalindromeException;
import dev.palindrome.finding.Place;
import dev.palindrome.revision.Body;
import dev.palindrome.revision.SqlBody;
import dev.palindrome.script.Directives;
import dev.palindrome.script.Directives.Word;
import dev.palindrome.script.Script;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
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
    private @Nullable Place revisesPlace;
    private @Nullable String irreversible;
    private @Nullable Place irreversiblePlace;

    Declarations(String id, Problems problems) {
        this.id = id;
        this.problems = problems;
    }

    /** Adds the directives among a script's comments; what is wrong with them is noted. */
    void add(SqlBody script) {
        Directives directives;
        try {
            directives = Directives.parse(script.name(), script.text(), script.firstLine());
        } catch (PalindromeException e) {
            problems.add(e);
            return;
        }
        revises(Place.of(script.name(), directives.line(Word.REVISES), 0), directives.revises());
        irreversible(Place.of(script.name(), directives.line(Word.IRREVERSIBLE), 0), directives.irreversible());
        dependsOn.addAll(directives.dependsOn());
        labels.addAll(directives.labels());
        lossy.addAll(directives.lossy());
    }

    /** Adds what a Java revision's annotation says. */
    void add(Class<?> type, Revision annotation) {
        Place place = new Place(type.getName(), 0, 0);
        if (annotation.revises().length > 0) {
            revises(place, List.of(annotation.revises()));
        }
        if (!annotation.irreversible().isBlank()) {
            irreversible(place, annotation.irreversible().strip());
        }
        dependsOn.addAll(List.of(annotation.dependsOn()));
        labels.addAll(List.of(annotation.labels()));
        lossy.addAll(List.of(annotation.lossy()));
    }

    /**
     * The way back that a downgrade is. None when the revision is declared irreversible and its script has no statement, so that the
     * declaration can stand in a downgrade file; and none when a Java revision is declared so, which must have the method.
     */
    @Nullable
    Body downgrade(@Nullable Body body) {
        if (body == null || irreversible == null) {
            return body;
        }
        if (!(body instanceof SqlBody script)) {
            return null;
        }
        try {
            return Script.of(script).statements().isEmpty() ? null : script;
        } catch (PalindromeException e) {
            problems.add(e);
            return script;
        }
    }

    /** Declares the parents; {@code base} alone says that there is none. */
    void revises(@Nullable Place place, @Nullable List<String> written) {
        if (written == null) {
            return;
        }
        List<String> parents = written.equals(List.of("base")) ? List.of() : written;
        if (revises != null && !revises.equals(parents)) {
            conflict("revises", revisesPlace, shown(revises), place, shown(parents));
            return;
        }
        revises = List.copyOf(parents);
        revisesPlace = place;
    }

    void irreversible(@Nullable Place place, @Nullable String reason) {
        if (reason == null) {
            return;
        }
        if (irreversible != null && !irreversible.equals(reason)) {
            conflict("irreversible", irreversiblePlace, irreversible, place, reason);
            return;
        }
        irreversible = reason;
        irreversiblePlace = place;
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

    private static String shown(List<String> parents) {
        return parents.isEmpty() ? "base" : String.join(", ", parents);
    }

    private void conflict(
            String word, @Nullable Place first, String firstValue, @Nullable Place second, String secondValue) {
        problems.add(Finding.of(
                        Code.DIRECTIVE_INVALID,
                        second,
                        "Revision " + id + " is declared '" + word + " " + firstValue + "' in " + shown(first)
                                + " and '" + word + " " + secondValue + "' in " + shown(second) + ".",
                        "Keep one of the two.")
                .about(id));
    }

    private static String shown(@Nullable Place place) {
        return place == null ? "the options" : place.toString();
    }
}
