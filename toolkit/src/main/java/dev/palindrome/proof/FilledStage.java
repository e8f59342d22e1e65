package dev.palindrome.proof;

import dev.palindrome.data.DataColumn;
import dev.palindrome.data.DataTable;
import dev.palindrome.data.Fingerprint;
import dev.palindrome.data.KeptRows;
import dev.palindrome.data.Moment;
import dev.palindrome.data.Position;
import dev.palindrome.data.TableReader;
import dev.palindrome.finding.PalindromeException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** A stage whose tables are filled with rows, and where they are kept to be compared. */
final class FilledStage implements AutoCloseable {
    private static final String LOOKING = "looking at rows";

    /** Tables that have so many times the rows that are added at once get more only when their columns have changed. */
    private static final int FILLINGS = 10;

    private final Stage stage;
    private final TableReader reader;
    private final Filling filling;
    private final Map<String, Filled> filled = new HashMap<>();
    private @Nullable KeptRows kept;

    /** With which columns a table was filled last, and how many rows it had when it was looked at last. */
    private record Filled(List<DataColumn> columns, long rows) {}

    FilledStage(Stage stage, Set<String> leftOut, Filling filling) {
        this.stage = stage;
        this.reader = new TableReader(leftOut);
        this.filling = filling;
    }

    Stage stage() {
        return stage;
    }

    /** The tables that are there of those named or mentioned; a list that can be added to. */
    List<DataTable> tables(Set<String> names, Set<String> words) {
        return new ArrayList<>(stage.look(LOOKING, connection -> {
            try {
                return reader.read(connection, names, words);
            } catch (SQLException problem) {
                throw unseen(connection, problem);
            }
        }));
    }

    /** Tables and columns that are not there, as messages have them. */
    List<String> missing(Collection<DataTable> expected) {
        Set<String> names = expected.stream().map(DataTable::name).collect(Collectors.toSet());
        Map<String, DataTable> there =
                tables(names, Set.of()).stream().collect(Collectors.toMap(DataTable::name, table -> table));
        List<String> missing = new ArrayList<>();
        for (DataTable table : expected) {
            DataTable now = there.get(table.name());
            if (now == null) {
                missing.add(table.shown());
            } else {
                Set<String> columns =
                        now.columns().stream().map(DataColumn::name).collect(Collectors.toSet());
                table.columns().stream()
                        .filter(column -> !columns.contains(column.name()))
                        .forEach(column -> missing.add(table.shown() + "." + column.name()));
            }
        }
        return missing;
    }

    /** Fills tables with made-up rows, save those that have many already and no other columns than they had then. */
    void seed(Collection<DataTable> tables, boolean one) {
        List<DataTable> lacking = tables.stream().filter(this::lacksRows).toList();
        if (lacking.isEmpty()) {
            return;
        }
        List<String> names = lacking.stream().map(DataTable::name).toList();
        try {
            stage.useBriefly("making up rows", connection -> {
                filling.fill(connection, names, one);
                return true;
            });
        } catch (SQLException problem) {
            throw new RowsUnseenException("making up rows", problem);
        }
        lacking.forEach(table -> filled.put(table.name(), new Filled(table.columns(), 0)));
    }

    private boolean lacksRows(DataTable table) {
        Filled before = filled.get(table.name());
        return before == null
                || before.rows() < (long) FILLINGS * filling.rows()
                || !before.columns().equals(table.columns());
    }

    /** Tells that scripts ran and the rows were not looked at since. */
    void forget() {
        filled.clear();
    }

    /** Takes all rows away, and those that refer to them; says whether that could be done. */
    boolean empty(Collection<DataTable> tables) {
        if (tables.isEmpty()) {
            return true;
        }
        forget();
        String sql = tables.stream().map(DataTable::name).collect(Collectors.joining(", ", "TRUNCATE ", " CASCADE"));
        try {
            return stage.write("taking rows away", connection -> {
                try (Statement statement = connection.createStatement()) {
                    statement.execute(sql);
                    return true;
                }
            });
        } catch (SQLException refused) {
            return false;
        }
    }

    Map<String, Fingerprint> keep(Moment moment, Collection<DataTable> tables) {
        Map<String, Fingerprint> fingerprints = look(rows -> rows.keep(moment, tables));
        fingerprints.forEach((name, fingerprint) ->
                filled.computeIfPresent(name, (same, before) -> new Filled(before.columns(), fingerprint.rows())));
        return fingerprints;
    }

    Map<DataTable.Counter, Position> positions(Collection<DataTable> tables) {
        return look(rows -> rows.positions(tables));
    }

    Instant clock() {
        return look(KeptRows::clock);
    }

    /** What is done with the rows that are kept. */
    interface Looking<T> {
        T at(KeptRows rows) throws SQLException;
    }

    /** As {@link Looking}, without an answer. */
    interface Doing {
        void at(KeptRows rows) throws SQLException;
    }

    <T> T look(Looking<T> looking) {
        return stage.look(LOOKING, connection -> {
            KeptRows rows = kept;
            if (rows == null) {
                rows = new KeptRows(connection);
                kept = rows;
            }
            try {
                return looking.at(rows);
            } catch (SQLException problem) {
                throw unseen(connection, problem);
            }
        });
    }

    /** The problem itself when the connection is lost, for which rows are not to blame. */
    private static RowsUnseenException unseen(Connection connection, SQLException problem) throws SQLException {
        if (connection.isClosed()) {
            throw problem;
        }
        return new RowsUnseenException(LOOKING, problem);
    }

    void run(Doing doing) {
        look(rows -> {
            doing.at(rows);
            return true;
        });
    }

    /** A row that stopped a script, as far as PostgreSQL says which table and column it is about; null when it does not. */
    @Nullable
    String culprit(PalindromeException failure, Collection<DataTable> tables) {
        // Of others than a null, PostgreSQL's detail says which row it is.
        if (!(failure.getCause() instanceof PSQLException refused) || !"23502".equals(refused.getSQLState())) {
            return null;
        }
        ServerErrorMessage said = refused.getServerErrorMessage();
        String table = said == null ? null : said.getTable();
        if (said == null || table == null) {
            return null;
        }
        return look(rows -> rows.culprit(tables, said.getSchema(), table, said.getColumn()));
    }

    /** Tables that had too many rows to be compared. */
    Set<String> large() {
        return kept == null ? Set.of() : kept.large();
    }

    @Override
    public void close() {
        stage.close();
    }
}
