package dev.palindrome.database;

import dev.palindrome.finding.Code;
import dev.palindrome.finding.Finding;
import dev.palindrome.finding.PalindromeException;
import dev.palindrome.finding.PalindromeException.Category;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which database the options and the environment mean. Two sets of rules that share nothing: an address of a production database
 * must never reach a command that works in scratch databases.
 */
final class ConnectionRules {
    /** Variables of libpq (the PostgreSQL manual, section 34.15) that are parameters of a JDBC URL, and what pgjdbc calls them. */
    private static final Map<String, String> LIBPQ_PARAMETERS = parameters();

    private ConnectionRules() {}

    private static Map<String, String> parameters() {
        Map<String, String> names = new LinkedHashMap<>();
        names.put("PGSSLMODE", "sslmode");
        names.put("PGSSLROOTCERT", "sslrootcert");
        names.put("PGSSLCERT", "sslcert");
        names.put("PGSSLKEY", "sslkey");
        names.put("PGOPTIONS", "options");
        names.put("PGCONNECT_TIMEOUT", "connectTimeout");
        names.put("PGTARGETSESSIONATTRS", "targetServerType");
        return names;
    }

    static ConnectionSettings production(
            @Nullable String url, @Nullable String user, @Nullable String password, Map<String, String> environment) {
        ConnectionSettings found;
        if (url != null) {
            found = new ConnectionSettings(url, user, password)
                    .orElse(environment.get("PALINDROME_USER"), environment.get("PALINDROME_PASSWORD"));
        } else if (set(environment, "PALINDROME_URL")) {
            found = new ConnectionSettings(environment.get("PALINDROME_URL"), user, password)
                    .orElse(environment.get("PALINDROME_USER"), environment.get("PALINDROME_PASSWORD"));
        } else if (set(environment, "FLYWAY_URL")) {
            found = new ConnectionSettings(environment.get("FLYWAY_URL"), user, password)
                    .orElse(environment.get("FLYWAY_USER"), environment.get("FLYWAY_PASSWORD"));
        } else if (Stream.of("PGHOST", "PGHOSTADDR", "PGPORT", "PGDATABASE", "PGUSER")
                .anyMatch(name -> set(environment, name))) {
            found = new ConnectionSettings(libpq(environment), user, password);
        } else {
            throw new PalindromeException(
                    Category.CONFIGURATION,
                    Finding.of(
                            Code.CONFIGURATION_INVALID,
                            null,
                            "No database is named.",
                            "Give --url, or set PALINDROME_URL, FLYWAY_URL or PGHOST, PGDATABASE and PGUSER."));
        }
        return found.orElse(environment.get("PGUSER"), environment.get("PGPASSWORD"));
    }

    static @Nullable ConnectionSettings tests(
            @Nullable String url, @Nullable String user, @Nullable String password, Map<String, String> environment) {
        String named = url != null ? url : environment.get("PALINDROME_TEST_URL");
        if (named == null || named.isBlank()) {
            return null;
        }
        return new ConnectionSettings(named, user, password)
                .orElse(environment.get("PALINDROME_TEST_USER"), environment.get("PALINDROME_TEST_PASSWORD"));
    }

    private static boolean set(Map<String, String> environment, String name) {
        return !environment.getOrDefault(name, "").isBlank();
    }

    private static String libpq(Map<String, String> environment) {
        String host = set(environment, "PGHOSTADDR")
                ? environment.get("PGHOSTADDR")
                : environment.getOrDefault("PGHOST", "localhost");
        if (host.startsWith("/") || host.startsWith("@")) {
            throw new PalindromeException(
                    Category.CONFIGURATION,
                    Finding.of(
                            Code.CONFIGURATION_INVALID,
                            null,
                            "PGHOST is the directory of a Unix socket, " + host
                                    + "; the JDBC driver connects over TCP only.",
                            "Set PGHOST to a host name such as localhost, or give --url."));
        }
        String user = set(environment, "PGUSER") ? environment.get("PGUSER") : System.getProperty("user.name");
        String database = set(environment, "PGDATABASE") ? environment.get("PGDATABASE") : user;
        String query = LIBPQ_PARAMETERS.entrySet().stream()
                .filter(entry -> set(environment, entry.getKey()))
                .map(entry -> entry.getValue() + "=" + JdbcUrl.encode(environment.get(entry.getKey())))
                .collect(Collectors.joining("&"));
        return "jdbc:postgresql://" + hosts(host, environment.getOrDefault("PGPORT", "")) + "/"
                + JdbcUrl.encode(database) + (query.isEmpty() ? "" : "?" + query);
    }

    /** libpq takes a list of hosts and a list of as many ports, or one port for all. */
    private static String hosts(String hosts, String ports) {
        String[] host = hosts.split(",");
        String[] port = ports.split(",");
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < host.length; i++) {
            String name = host[i].contains(":") ? "[" + host[i] + "]" : host[i];
            String number = port[Math.min(i, port.length - 1)];
            text.append(i == 0 ? "" : ",").append(name).append(':').append(number.isBlank() ? "5432" : number);
        }
        return text.toString();
    }
}
