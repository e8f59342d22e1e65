package dev.palindrome.model;

import dev.palindrome.finding.Code;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.MetadataBuilder;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.registry.BootstrapServiceRegistry;
import org.hibernate.boot.registry.BootstrapServiceRegistryBuilder;
import org.hibernate.boot.registry.StandardServiceRegistry;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.jpa.boot.spi.PersistenceUnitDescriptor;
import org.hibernate.tool.schema.internal.SchemaCreatorImpl;
import org.jspecify.annotations.Nullable;

/** What Hibernate would create for entities. It opens no connection: it is told which server it writes for. */
final class HibernateSchema {
    private static final List<String> NOT_OURS = List.of(
            "hibernate.connection.",
            "hibernate.hbm2ddl.",
            "jakarta.persistence.jdbc.",
            "jakarta.persistence.schema-generation.",
            "jakarta.persistence.jtaDataSource",
            "jakarta.persistence.nonJtaDataSource",
            "jakarta.persistence.sql-load-script-source",
            "javax.persistence.");
    private static final String DEFAULT_SCHEMA = "hibernate.default_schema";
    private static final String ORM_XML = "META-INF/orm.xml";

    private final EntityOptions options;
    private final ClassLoader loader;
    private final int postgres;

    HibernateSchema(EntityOptions options, ClassLoader loader, int postgres) {
        this.options = options;
        this.loader = loader;
        this.postgres = postgres;
    }

    ModelSchema read() {
        Thread thread = Thread.currentThread();
        ClassLoader former = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try (QuietHibernate quiet = new QuietHibernate()) {
            return quiet.call(this::mapped);
        } catch (jakarta.persistence.PersistenceException | IllegalArgumentException e) {
            throw Refused.model(
                    Code.MODEL_INVALID,
                    "Hibernate cannot map the " + options.name() + ": " + said(e),
                    "Correct the mapping.",
                    e);
        } finally {
            thread.setContextClassLoader(former);
        }
    }

    /** What it says, without the stack; where it says only that something failed, with the reason. */
    private static String said(Throwable failure) {
        StringBuilder text =
                new StringBuilder(String.valueOf(failure.getMessage()).strip());
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            String message = cause.getMessage();
            if (message != null && text.indexOf(message.strip()) < 0) {
                text.append(": ").append(message.strip());
            }
        }
        return text.toString().endsWith(".") ? text.toString() : text + ".";
    }

    private ModelSchema mapped() {
        PersistenceUnitDescriptor unit = EntityClasses.unit(options, loader);
        Set<Class<?>> classes = new EntityClasses(loader).find(options, unit);
        try (BootstrapServiceRegistry bootstrap =
                new BootstrapServiceRegistryBuilder().applyClassLoader(loader).build()) {
            Map<String, Object> settings = settings(unit);
            StandardServiceRegistry registry = new StandardServiceRegistryBuilder(bootstrap)
                    .applySettings(settings)
                    .build();
            try {
                return schema(metadata(registry, classes, unit, settings), registry, settings);
            } finally {
                StandardServiceRegistryBuilder.destroy(registry);
            }
        }
    }

    private Map<String, Object> settings(@Nullable PersistenceUnitDescriptor unit) {
        Map<String, Object> settings = new LinkedHashMap<>();
        if (unit != null) {
            unit.getProperties().forEach((key, value) -> settings.put(String.valueOf(key), value));
        }
        settings.putAll(options.settings());
        settings.keySet().removeIf(key -> NOT_OURS.stream().anyMatch(key::startsWith));
        settings.putIfAbsent("hibernate.dialect", "org.hibernate.dialect.PostgreSQLDialect");
        settings.put("hibernate.boot.allow_jdbc_metadata_access", "false");
        settings.put("jakarta.persistence.database-product-name", "PostgreSQL");
        settings.put("jakarta.persistence.database-major-version", String.valueOf(postgres == 0 ? 17 : postgres));
        settings.put("jakarta.persistence.database-minor-version", "0");
        settings.put("hibernate.hbm2ddl.auto", "none");
        return settings;
    }

    private Metadata metadata(
            StandardServiceRegistry registry,
            Set<Class<?>> classes,
            @Nullable PersistenceUnitDescriptor unit,
            Map<String, Object> settings) {
        MetadataSources sources = new MetadataSources(registry);
        classes.forEach(sources::addAnnotatedClass);
        if (unit != null) {
            unit.getMappingFileNames().forEach(sources::addResource);
            if (!unit.getMappingFileNames().contains(ORM_XML) && loader.getResource(ORM_XML) != null) {
                sources.addResource(ORM_XML);
            }
        }
        MetadataBuilder builder = sources.getMetadataBuilder();
        new NamingStrategies(options, loader).apply(builder, settings);
        return builder.build();
    }

    private ModelSchema schema(Metadata metadata, StandardServiceRegistry registry, Map<String, Object> settings) {
        List<String> statements = new ArrayList<>();
        if (options.schema() != null) {
            String quoted = '"' + options.schema().replace("\"", "\"\"") + '"';
            statements.add("create schema if not exists " + quoted);
            statements.add("set search_path to " + quoted);
        }
        for (String command : new SchemaCreatorImpl(registry).generateCreationCommands(metadata, true)) {
            // Hibernate creates a schema that a mapping names also where it is there: public.
            statements.add(
                    command.replaceFirst("(?i)^create schema (?!if not exists)", "create schema if not exists "));
        }
        Object configured = settings.get(DEFAULT_SCHEMA);
        String schema =
                configured != null ? configured.toString() : options.schema() == null ? "public" : options.schema();
        EntityOrigins origins = new EntityOrigins(schema);
        origins.read(metadata);
        return new ModelSchema(statements, origins.tables(), origins.origins());
    }
}
