package dev.palindrome.model;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.Map;
import java.util.Set;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.registry.StandardServiceRegistry;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.engine.jdbc.connections.spi.ConnectionProvider;
import org.hibernate.tool.schema.internal.ExceptionHandlerHaltImpl;
import org.hibernate.tool.schema.spi.ContributableMatcher;
import org.hibernate.tool.schema.spi.ExceptionHandler;
import org.hibernate.tool.schema.spi.ExecutionOptions;
import org.hibernate.tool.schema.spi.SchemaManagementException;
import org.hibernate.tool.schema.spi.SchemaManagementTool;
import org.hibernate.tool.schema.spi.SchemaValidator;
import org.jspecify.annotations.Nullable;

/** Hibernate's own validation of a schema, over a connection whose transaction it leaves alone. */
final class HibernateValidation implements AutoCloseable {
    private final QuietHibernate quiet = new QuietHibernate();
    private final Lent lent = new Lent();
    private final String packageName;

    HibernateValidation(String packageName) {
        this.packageName = packageName;
    }

    /** What it objects to first, or null. */
    @Nullable
    String objection(Connection connection) {
        lent.connection = connection;
        try (StandardServiceRegistry registry = new StandardServiceRegistryBuilder()
                .applySetting("hibernate.connection.provider_class", lent)
                .build()) {
            MetadataSources sources = new MetadataSources(registry);
            Set<Class<?>> classes =
                    new EntityClasses(getClass().getClassLoader()).find(EntityOptions.ofPackages(packageName), null);
            classes.forEach(sources::addAnnotatedClass);
            Metadata metadata = sources.buildMetadata();
            SchemaValidator validator =
                    registry.requireService(SchemaManagementTool.class).getSchemaValidator(Map.of());
            validator.doValidation(metadata, new Options(), ContributableMatcher.ALL);
            return null;
        } catch (SchemaManagementException e) {
            return e.getMessage();
        }
    }

    @Override
    public void close() {
        quiet.close();
    }

    private record Options() implements ExecutionOptions {
        @Override
        public Map<String, Object> getConfigurationValues() {
            return Map.of();
        }

        @Override
        public boolean shouldManageNamespaces() {
            return true;
        }

        @Override
        public ExceptionHandler getExceptionHandler() {
            return ExceptionHandlerHaltImpl.INSTANCE;
        }
    }

    /** Lends one connection out again and again. */
    private static final class Lent implements ConnectionProvider {
        private static final long serialVersionUID = 1L;
        private static final Set<String> KEPT = Set.of("commit", "rollback", "close", "setAutoCommit");

        private transient @Nullable Connection connection;

        @Override
        public Connection getConnection() {
            return (Connection) Proxy.newProxyInstance(
                    Connection.class.getClassLoader(),
                    new Class<?>[] {Connection.class},
                    (proxy, method, arguments) -> {
                        if (KEPT.contains(method.getName())) {
                            return null;
                        }
                        if (method.getName().equals("getAutoCommit")) {
                            return true;
                        }
                        try {
                            return method.invoke(connection, arguments);
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    });
        }

        @Override
        public void closeConnection(Connection lent) {
            // It is somebody else's.
        }

        @Override
        public boolean supportsAggressiveRelease() {
            return false;
        }

        @Override
        public boolean isUnwrappableAs(Class<?> type) {
            return false;
        }

        @Override
        public <T> T unwrap(Class<T> type) {
            throw new UnsupportedOperationException();
        }
    }
}
