package dev.palindrome.migrate;

import dev.palindrome.revision.Revision;
import dev.palindrome.revision.VersionKey;
import java.util.Collection;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What {@link HistoryTable} and {@link RowWriter} do to the history table, as SQL for a script. */
record SqlRows(HistoryTable table) {
    private static final String COLUMNS =
            "installed_rank, version, description, type, script, checksum, success, installed_by, execution_time";

    /** Creates schemas and table where they are missing, with the row that names the schemas that were created. */
    String create(Collection<String> schemas) {
        String name = table.quoted();
        StringBuilder body = new StringBuilder();
        for (String schema : schemas) {
            body.append("    IF to_regnamespace(")
                    .append(literal(SessionSetup.quote(schema)))
                    .append(") IS NULL THEN\n        CREATE SCHEMA ")
                    .append(SessionSetup.quote(schema))
                    .append(";\n        created := created || ")
                    .append(literal(SessionSetup.quote(schema)))
                    .append("::text;\n    END IF;\n");
        }
        body.append("    IF to_regclass(")
                .append(literal(name))
                .append(") IS NULL THEN\n        CREATE TABLE ")
                .append(name)
                .append(" (\n            \"installed_rank\" INT NOT NULL CONSTRAINT ")
                .append(SessionSetup.quote(table.table() + "_pk"))
                .append(
                        " PRIMARY KEY,\n            \"version\" VARCHAR(50),\n            \"description\" VARCHAR(200) NOT NULL,")
                .append("\n            \"type\" VARCHAR(20) NOT NULL,\n            \"script\" VARCHAR(1000) NOT NULL,")
                .append("\n            \"checksum\" INTEGER,\n            \"installed_by\" VARCHAR(100) NOT NULL,")
                .append("\n            \"installed_on\" TIMESTAMP NOT NULL DEFAULT now(),")
                .append(
                        "\n            \"execution_time\" INTEGER NOT NULL,\n            \"success\" BOOLEAN NOT NULL\n        );\n")
                .append("        CREATE INDEX ")
                .append(SessionSetup.quote(table.table() + "_s_idx"))
                .append(" ON ")
                .append(name)
                .append(" (\"success\");\n        INSERT INTO ")
                .append(name)
                .append(" (")
                .append(COLUMNS)
                .append(
                        ")\n        SELECT 0, NULL, '<< Flyway Schema Creation >>', 'SCHEMA', array_to_string(created, ','),")
                .append(" NULL, true, current_user, 0\n        WHERE created <> '{}';\n    END IF;\n");
        return block("    created text[] := '{}';\n", body.toString());
    }

    String insert(HistoryRow row, String type, boolean success) {
        return "INSERT INTO " + table.quoted() + " (" + COLUMNS + ")\nSELECT coalesce(max(installed_rank), 0) + 1, "
                + literal(row.version()) + ", " + literal(row.description()) + ", " + literal(type) + ", "
                + literal(row.script()) + ", " + (row.checksum() == null ? "NULL" : row.checksum()) + ", " + success
                + ", current_user, 0 FROM " + table.quoted() + ";\n";
    }

    String insert(Revision revision) {
        HistoryRow row = HistoryTable.row(revision);
        return insert(row, row.type(), true);
    }

    String delete(Revision revision) {
        return insert(HistoryTable.row(revision), "DELETE", true);
    }

    /** Turns a mark: the last row of this version or repeatable script, and of this kind. */
    String turn(HistoryRow row, boolean delete, boolean success) {
        String version = row.version();
        return "UPDATE " + table.quoted() + " SET success = " + success
                + "\nWHERE installed_rank = (SELECT max(installed_rank) FROM "
                + table.quoted() + " WHERE "
                + (version == null
                        ? "version IS NULL AND description = " + literal(row.description())
                        : "version = " + literal(version))
                + " AND type " + (delete ? "=" : "<>") + " 'DELETE');\n";
    }

    String deleteRepeatables() {
        return "DELETE FROM " + table.quoted() + " WHERE version IS NULL AND type NOT IN ('SCHEMA', 'BASELINE');\n";
    }

    String purge() {
        return "DELETE FROM " + table.quoted() + " WHERE type <> 'SCHEMA';\n";
    }

    /** A query whose column {@code palindrome_runs} says whether a repeatable script never ran as it is now. */
    String isOutdated(HistoryRow row) {
        return "SELECT NOT coalesce((SELECT success AND type <> 'DELETE' AND checksum "
                + (row.checksum() == null ? "IS NULL" : "= " + row.checksum()) + " FROM " + table.quoted()
                + "\n    WHERE version IS NULL AND description = " + literal(row.description())
                + " ORDER BY installed_rank DESC LIMIT 1), false) AS palindrome_runs";
    }

    /** Takes the lock that Flyway and Palindrome take, or stops. */
    String lock() {
        return block("    IF NOT pg_catalog.pg_try_advisory_lock(" + HistoryLock.key(table) + ") THEN\n"
                + "        RAISE EXCEPTION " + literal("Another upgrade or downgrade is running.")
                + ";\n    END IF;\n");
    }

    /** Stops a script that begins elsewhere than where the database stands; before anything is created. */
    String guard(Collection<Revision> applied, Collection<Revision> missing) {
        StringBuilder body = new StringBuilder();
        body.append("    IF to_regclass(").append(literal(table.quoted())).append(") IS NULL THEN\n");
        if (!applied.isEmpty()) {
            body.append("        RAISE EXCEPTION ")
                    .append(literal("Revision % is not applied, and this script begins above it."))
                    .append(", ")
                    .append(literal(
                            HistoryTable.version(applied.iterator().next().id())))
                    .append(";\n");
        }
        body.append("        RETURN;\n    END IF;\n    IF EXISTS (SELECT FROM ")
                .append(table.quoted())
                .append(" WHERE NOT success) THEN\n")
                .append("        RAISE EXCEPTION ")
                .append(literal("A row of " + table.display()
                        + " is marked as failed; put the schema right and run: palindrome repair"))
                .append(";\n    END IF;\n");
        if (!applied.isEmpty()) {
            body.append(test(
                    applied,
                    (areNumbers(applied) ? "NOT EXISTS (" + baselineAbove() + ") AND NOT EXISTS" : "NOT EXISTS"),
                    "Revision % is not applied, and this script begins above it."));
        }
        if (!missing.isEmpty()) {
            body.append(test(missing, "EXISTS", "Revision % is applied already, and this script would apply it."));
        }
        return block("    wanted text;\n", body.toString());
    }

    /** A query for a baseline that stands for the wanted version. Zeros at the end mean nothing: 1.0 is 1. */
    private String baselineAbove() {
        return "SELECT FROM " + table.quoted() + " WHERE type LIKE '%BASELINE' AND version ~ '^[0-9._]+$' AND "
                + parts("wanted") + " <= " + parts("version");
    }

    private static String parts(String expression) {
        return "string_to_array(regexp_replace(" + bare(expression) + ", '(\\.0+)+$', ''), '.')::numeric[]";
    }

    private String test(Collection<Revision> revisions, String condition, String message) {
        String versions = revisions.stream()
                .map(revision -> literal(HistoryTable.version(revision.id())))
                .collect(Collectors.joining(", "));
        return "    FOREACH wanted IN ARRAY ARRAY[" + versions + "] LOOP\n"
                + "        IF " + condition + " (\n"
                + "            SELECT FROM (SELECT type FROM " + table.quoted() + " WHERE " + sameVersion(revisions)
                + " ORDER BY installed_rank DESC LIMIT 1) AS last\n"
                + "            WHERE type <> 'DELETE' AND type NOT LIKE 'UNDO%')\n"
                + "        THEN\n            RAISE EXCEPTION " + literal(message) + ", wanted;\n        END IF;\n"
                + "    END LOOP;\n";
    }

    private static boolean areNumbers(Collection<Revision> revisions) {
        return revisions.stream().allMatch(revision -> VersionKey.isNumeric(revision.id()));
    }

    /** Numbers are equal whatever zeros they are written with. */
    private static String sameVersion(Collection<Revision> revisions) {
        return areNumbers(revisions) ? bare("version") + " = " + bare("wanted") : "version = wanted";
    }

    private static String bare(String expression) {
        return "pg_catalog.regexp_replace(pg_catalog.replace(" + expression
                + ", '_', '.'), '(^|\\.)0+(?=\\d)', '\\1', 'g')";
    }

    static String block(String body) {
        return block("", body);
    }

    private static String block(String declarations, String body) {
        return "DO $palindrome$\n" + (declarations.isEmpty() ? "" : "DECLARE\n" + declarations) + "BEGIN\n" + body
                + "END $palindrome$;\n";
    }

    /** A string constant that means the same whatever the session's settings. */
    static String literal(@Nullable String text) {
        if (text == null) {
            return "NULL";
        }
        String quoted = "'" + text.replace("'", "''") + "'";
        return text.indexOf('\\') < 0 ? quoted : "E" + quoted.replace("\\", "\\\\");
    }
}
