package dev.palindrome.database;

import dev.palindrome.finding.Code;
import dev.palindrome.finding.Finding;
import dev.palindrome.finding.PalindromeException;
import dev.palindrome.finding.PalindromeException.Category;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a JDBC URL or libpq URI of PostgreSQL, credentials taken out.
 *
 * <p>The forms are those of pgjdbc ({@code jdbc:postgresql://host:port/database?key=value}, {@code jdbc:postgresql:database}) and of
 * the PostgreSQL manual, section 34.1.1.2 ({@code postgres://user:password@host:port/database?key=value}).
 *
 * @param hosts {@code host:port}, several of them separated by commas; empty for pgjdbc's default, localhost
 * @param database the database as the URL writes it, percent-encoded; empty for pgjdbc's default, the role's name
 * @param query what follows the question mark, without credentials; perhaps empty
 * @param user the role that the URL names, or null
 * @param password the password that the URL holds, or null
 */
record JdbcUrl(
        String hosts,
        String database,
        String query,
        @Nullable String user,
        @Nullable String password) {
    private static final Pattern JDBC =
            Pattern.compile("jdbc:postgresql:(?://(?<authority>[^/?]*)/?)?(?<database>[^?/]*)(?:\\?(?<query>.*))?");
    private static final Pattern LIBPQ =
            Pattern.compile("postgres(?:ql)?://(?<authority>[^/?]*)(?:/(?<database>[^?/]*))?(?:\\?(?<query>.*))?");

    /** Parameters of libpq that pgjdbc calls otherwise. */
    private static final Map<String, String> LIBPQ_NAMES = Map.of(
            "application_name", "ApplicationName",
            "connect_timeout", "connectTimeout",
            "target_session_attrs", "targetServerType");

    /**
     * Takes a URL apart.
     *
     * @throws PalindromeException (configuration) if it is no URL of PostgreSQL; the message shows no part that could hold a password
     */
    static JdbcUrl parse(String url) {
        String text = url.strip();
        boolean libpq = !text.startsWith("jdbc:");
        Matcher matcher = (libpq ? LIBPQ : JDBC).matcher(text);
        if (!matcher.matches()) {
            throw invalid(
                    "The database URL" + scheme(text) + " is not one of PostgreSQL.",
                    "Write it as jdbc:postgresql://host:port/database or postgres://user@host:port/database.");
        }
        String authority = matcher.group("authority") == null ? "" : matcher.group("authority");
        String user = null;
        String password = null;
        int at = authority.lastIndexOf('@');
        if (at >= 0) {
            String[] parts = authority.substring(0, at).split(":", 2);
            user = decode(parts[0]);
            password = parts.length > 1 ? decode(parts[1]) : null;
            authority = authority.substring(at + 1);
        }
        Map<String, String> parameters = parameters(matcher.group("query"), libpq);
        if (parameters.containsKey("user")) {
            user = decode(parameters.get("user"));
        }
        if (parameters.containsKey("password")) {
            password = decode(parameters.get("password"));
        }
        parameters.remove("user");
        parameters.remove("password");
        String database = matcher.group("database") == null ? "" : matcher.group("database");
        return new JdbcUrl(authority, database, join(parameters), user, password);
    }

    private static Map<String, String> parameters(@Nullable String query, boolean libpq) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : query == null ? new String[0] : query.split("&")) {
            if (!pair.isEmpty()) {
                String[] parts = pair.split("=", 2);
                String name = libpq ? LIBPQ_NAMES.getOrDefault(parts[0], parts[0]) : parts[0];
                parameters.put(name, parts.length > 1 ? parts[1] : "");
            }
        }
        return parameters;
    }

    private static String join(Map<String, String> parameters) {
        StringBuilder query = new StringBuilder();
        parameters.forEach((name, value) -> query.append(query.length() == 0 ? "" : "&")
                .append(name)
                .append('=')
                .append(value));
        return query.toString();
    }

    /** Percent-decoding in which, unlike in a form, a plus sign is a plus sign. */
    private static String decode(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw invalid(
                    "The database URL has a percent sign that does not begin an escape.",
                    "Write %25 for a percent sign in a user name, password or database name.");
        }
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String scheme(String text) {
        int colon = text.indexOf(':');
        if (text.startsWith("jdbc:")) {
            colon = text.indexOf(':', 5);
        }
        String scheme = colon < 0 ? "" : text.substring(0, colon + 1);
        return scheme.matches("[a-zA-Z][a-zA-Z0-9+.:-]*") ? " (" + scheme.toLowerCase(Locale.ROOT) + "…)" : "";
    }

    private static PalindromeException invalid(String message, String remedy) {
        return new PalindromeException(
                Category.CONFIGURATION, Finding.of(Code.CONFIGURATION_INVALID, null, message, remedy));
    }

    /** The same server, another database. */
    JdbcUrl withDatabase(String name) {
        return new JdbcUrl(hosts, encode(name), query, user, password);
    }

    /** The database's name, or an empty text when the URL does not say. */
    String databaseName() {
        return decode(database);
    }

    /** What pgjdbc takes, without credentials. */
    String jdbc() {
        return "jdbc:postgresql:" + (hosts.isEmpty() ? "" : "//" + hosts + "/") + database
                + (query.isEmpty() ? "" : "?" + query);
    }

    /** What a person may be shown: host, port and database. */
    String display() {
        String shown = hosts.isEmpty() ? "localhost" : hosts;
        return database.isEmpty() ? shown : shown + "/" + databaseName();
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "JdbcUrl[" + jdbc() + "]";
    }
}
