package dev.palindrome.layout;

import dev.palindrome.finding.Code;
import dev.palindrome.finding.Finding;
import dev.palindrome.finding.PalindromeException;
import dev.palindrome.finding.Place;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;

/** Finds and makes the revisions written in Java: the concrete classes of a location that are Flyway migrations. */
final class JavaRevisions {
    private static final Pattern REVISION_NAME = Pattern.compile("(?:.*[.$])?(?:[VB][0-9][0-9_]*__|R__).*");

    private final ClassLoader loader;
    private final Problems problems;

    JavaRevisions(ClassLoader loader, Problems problems) {
        this.loader = loader;
        this.problems = problems;
    }

    /** An instance of each migration among the classes; what looks like one and is none is noted. */
    List<JavaMigration> of(List<String> classNames) {
        List<JavaMigration> migrations = new ArrayList<>();
        for (String className : classNames) {
            Class<?> found = load(className);
            if (found == null) {
                continue;
            }
            if (JavaMigration.class.isAssignableFrom(found)) {
                if (isConcrete(found)) {
                    JavaMigration migration = instantiate(found.asSubclass(JavaMigration.class));
                    if (migration != null) {
                        migrations.add(migration);
                    }
                }
            } else if (looksLikeRevision(className)) {
                problems.add(
                        Code.FILE_LOOKS_LIKE_REVISION,
                        new Place(className, 0, 0),
                        "The class " + className + " is named like a revision, but it is no Flyway migration.",
                        "Let it extend dev.palindrome.ReversibleMigration, or give it another name.");
            }
        }
        return migrations;
    }

    private static boolean looksLikeRevision(String className) {
        return REVISION_NAME.matcher(className).matches() && !className.matches(".*__[^.]*\\$.*");
    }

    private static boolean isConcrete(Class<?> type) {
        return !Modifier.isAbstract(type.getModifiers()) && !type.isEnum() && !type.isAnonymousClass();
    }

    /** Without running its static initialisers; null when it cannot be loaded. */
    private @Nullable Class<?> load(String className) {
        try {
            return Class.forName(className, false, loader);
        } catch (ClassNotFoundException | LinkageError e) {
            if (looksLikeRevision(className)) {
                broken(className, "cannot be loaded: " + described(e), e);
            }
            return null;
        }
    }

    private @Nullable JavaMigration instantiate(Class<? extends JavaMigration> type) {
        try {
            return type.getDeclaredConstructor().newInstance();
        } catch (NoSuchMethodException e) {
            broken(type.getName(), "has no constructor without parameters", e);
        } catch (InvocationTargetException e) {
            Throwable thrown = e.getCause() == null ? e : e.getCause();
            broken(type.getName(), "cannot be made: " + described(thrown), thrown);
        } catch (ReflectiveOperationException | LinkageError e) {
            broken(type.getName(), "cannot be made: " + described(e), e);
        }
        return null;
    }

    private void broken(String className, String what, Throwable cause) {
        Finding finding = Finding.of(
                Code.CLASS_PATH_INVALID,
                new Place(className, 0, 0),
                "The Java revision " + className + " " + what + ".",
                "Correct the class, or add what it needs with --classpath or the key classpath in " + Settings.FILE
                        + ".");
        problems.add(new PalindromeException(PalindromeException.Category.CONFIGURATION, List.of(finding), cause));
    }

    private static String described(Throwable thrown) {
        return thrown.getClass().getSimpleName() + (thrown.getMessage() == null ? "" : ": " + thrown.getMessage());
    }
}
