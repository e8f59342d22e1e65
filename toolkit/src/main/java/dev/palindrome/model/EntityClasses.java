package dev.palindrome.model;

import dev.palindrome.finding.Code;
import dev.palindrome.finding.Finding;
import dev.palindrome.finding.PalindromeException;
import jakarta.persistence.Converter;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.MappedSuperclass;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hibernate.jpa.boot.spi.PersistenceUnitDescriptor;
import org.hibernate.jpa.boot.spi.PersistenceXmlParser;
import org.jspecify.annotations.Nullable;

/** The classes that a model's options name. */
final class EntityClasses {
    private static final String PERSISTENCE_XML = "META-INF/persistence.xml";

    private final ClassLoader loader;
    private final Set<Class<?>> classes = new LinkedHashSet<>();
    private final List<Finding> wrong = new ArrayList<>();

    EntityClasses(ClassLoader loader) {
        this.loader = loader;
    }

    /** The classes, after those of a persistence unit have been taken in. */
    Set<Class<?>> find(EntityOptions options, @Nullable PersistenceUnitDescriptor unit) {
        options.classes().forEach(this::named);
        options.packages().forEach(this::ofPackage);
        if (unit != null) {
            unit.getManagedClassNames().forEach(this::named);
            if (!unit.isExcludeUnlistedClasses()) {
                unlisted(unit.getPersistenceUnitRootUrl());
            }
        }
        if (!wrong.isEmpty()) {
            throw new PalindromeException(PalindromeException.Category.CONFIGURATION, wrong, null);
        }
        return classes;
    }

    private void named(String name) {
        Class<?> type;
        try {
            type = Class.forName(name, false, loader);
        } catch (ClassNotFoundException e) {
            wrong(
                    "There is no class " + name + " on the class path of the model.",
                    "Correct the name, compile it, or bring it with --classpath or the key classpath.");
            return;
        } catch (LinkageError e) {
            wrong(
                    "The class " + name + " cannot be loaded: " + e + ".",
                    "Bring what it needs with --classpath or the key classpath.");
            return;
        }
        if (isMapped(type)) {
            classes.add(type);
        } else {
            wrong(
                    "The class " + name
                            + " is no entity: it has none of @Entity, @MappedSuperclass, @Embeddable and @Converter.",
                    "Annotate it, or leave it out.");
        }
    }

    private void ofPackage(String name) {
        Set<String> names = ClassNames.of(name, loader);
        int before = classes.size();
        names.forEach(this::perhaps);
        if (classes.size() == before) {
            wrong(
                    names.isEmpty()
                            ? "There is no package " + name + " on the class path of the model."
                            : "No class of the package " + name + " is an entity.",
                    "Correct the name, compile it, or bring it with --classpath or the key classpath.");
        }
    }

    private void unlisted(@Nullable URL root) {
        try {
            if (root != null) {
                ClassNames.under(root).forEach(this::perhaps);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The classes of " + root + " cannot be listed", e);
        }
    }

    private void perhaps(String name) {
        try {
            Class<?> type = Class.forName(name, false, loader);
            if (isMapped(type)) {
                classes.add(type);
            }
        } catch (ClassNotFoundException | LinkageError notOurs) {
            // A class whose own libraries are not there cannot be an entity of this class path.
            return;
        }
    }

    private static boolean isMapped(Class<?> type) {
        return type.isAnnotationPresent(Entity.class)
                || type.isAnnotationPresent(MappedSuperclass.class)
                || type.isAnnotationPresent(Embeddable.class)
                || type.isAnnotationPresent(Converter.class);
    }

    private void wrong(String message, String remedy) {
        wrong.add(Finding.of(Code.MODEL_INVALID, null, message, remedy));
    }

    /** The unit that the options name, or null if they name none. */
    static @Nullable PersistenceUnitDescriptor unit(EntityOptions options, ClassLoader loader) {
        String name = options.persistenceUnit();
        if (name == null) {
            return null;
        }
        Map<String, PersistenceUnitDescriptor> units = new LinkedHashMap<>();
        try {
            List<URL> files = Collections.list(loader.getResources(PERSISTENCE_XML));
            if (!files.isEmpty()) {
                units.putAll(PersistenceXmlParser.create().parse(files));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(PERSISTENCE_XML + " cannot be read", e);
        }
        PersistenceUnitDescriptor unit = units.get(name);
        if (unit == null) {
            throw Refused.model(
                    Code.MODEL_INVALID,
                    units.isEmpty()
                            ? "There is no " + PERSISTENCE_XML
                                    + " on the class path of the model, so there is no persistence unit " + name + "."
                            : "There is no persistence unit " + name + "; " + PERSISTENCE_XML + " has "
                                    + String.join(", ", units.keySet()) + ".",
                    "Correct model.persistence-unit, or bring the file with --classpath or the key classpath.",
                    null);
        }
        return unit;
    }
}
