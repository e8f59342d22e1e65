package dev.palindrome.migrate;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Array;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Looks on while a Java revision runs and writes down the statements that it sends, with their values in place.
 *
 * <p>The values are the driver's own literals ({@code PreparedStatement.toString()}), except arrays, which are sent and written as their
 * text. What cannot be written down is refused when the revision tries it: values that are streams, and the driver's own interfaces.
 */
final class JavaRecorder implements UnaryOperator<Connection> {
    private static final String EXECUTE = "execute";
    private static final Set<String> STREAMS = Set.of(
            "setAsciiStream",
            "setBinaryStream",
            "setBlob",
            "setCharacterStream",
            "setClob",
            "setNCharacterStream",
            "setNClob",
            "setUnicodeStream");

    private final List<String> statements = new ArrayList<>();
    private final Map<Savepoint, Integer> savepoints = new IdentityHashMap<>();

    /** What was sent since the last time. */
    List<String> take() {
        List<String> taken = List.copyOf(statements);
        statements.clear();
        savepoints.clear();
        return taken;
    }

    @Override
    public Connection apply(Connection connection) {
        return proxy(Connection.class, (proxy, method, arguments) -> {
            if (method.getName().equals("unwrap")) {
                throw new SQLFeatureNotSupportedException(
                        "what is sent through " + arguments[0] + " cannot be written into a script");
            }
            Object result = call(connection, method, arguments);
            if (result instanceof Savepoint savepoint) {
                savepoints.put(savepoint, statements.size());
            }
            if (method.getName().equals("rollback")) {
                rolledBack(arguments == null ? null : (Savepoint) arguments[0]);
            }
            if (result instanceof CallableStatement statement) {
                return prepared(CallableStatement.class, statement);
            }
            if (result instanceof PreparedStatement statement) {
                return prepared(PreparedStatement.class, statement);
            }
            return result instanceof Statement statement ? plain(statement) : result;
        });
    }

    /** What was taken back was not done. */
    private void rolledBack(@Nullable Savepoint savepoint) {
        int kept = savepoint == null ? 0 : savepoints.getOrDefault(savepoint, statements.size());
        statements.subList(Math.min(kept, statements.size()), statements.size()).clear();
    }

    /** Sends it and writes it down, unless it fails: the revision may go on without it. */
    private @Nullable Object record(String sql, Object target, Method method, Object @Nullable [] arguments)
            throws Throwable {
        Object result = call(target, method, arguments);
        statements.add(sql);
        return result;
    }

    private Statement plain(Statement statement) {
        return proxy(Statement.class, (proxy, method, arguments) -> {
            String name = method.getName();
            if ((name.startsWith(EXECUTE) || name.equals("addBatch")) && arguments != null) {
                return record((String) arguments[0], statement, method, arguments);
            }
            return call(statement, method, arguments);
        });
    }

    private <T extends PreparedStatement> T prepared(Class<T> type, T statement) {
        return proxy(type, (proxy, method, arguments) -> {
            String name = method.getName();
            if (STREAMS.contains(name)) {
                throw new SQLFeatureNotSupportedException("the value of " + name + " cannot be written into a script");
            }
            if (arguments != null && arguments.length >= 2 && arguments[1] instanceof Array array) {
                statement.setObject((Integer) arguments[0], array.toString(), Types.OTHER);
                return null;
            }
            // Of a batch, the driver shows all its statements once one was added.
            if (arguments == null && name.startsWith(EXECUTE)) {
                return record(statement.toString(), statement, method, arguments);
            }
            return call(statement, method, arguments);
        });
    }

    private static @Nullable Object call(Object target, Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(JavaRecorder.class.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
