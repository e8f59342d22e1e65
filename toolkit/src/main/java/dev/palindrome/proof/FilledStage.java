package dev.palindrome.proof;

import dev.palindrome.data.DataTable;
import dev.palindrome.data.Fingerprint;
import dev.palindrome.data.KeptRows;
import dev.palindrome.data.Moment;
import dev.palindrome.data.Position;
import dev.palindrome.data.TableReader;
import dev.palindrome.finding.PalindromeException;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
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

    private final Stage stage;
    private final TableReader reader;
    private final Filling filling;
    private @Nullable KeptRows kept;

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
        return new ArrayList<>(stage.look(LOOKING, connection -> reader.read(connection, names, words)));
    }

    /** Fills tables with made-up rows. */
    void seed(Collection<DataTable> tables, boolean one) {
        if (tables.isEmpty()) {
            return;
        }
        List<String> names = tables.stream().map(DataTable::name).toList();
        try {
            stage.use("making up rows", connection -> {
                filling.fill(connection, names, one);
                return true;
            });
        } catch (SQLException problem) {
            throw Stage.unexpected("making up rows", problem);
        }
    }

    /** Takes all rows away, and those that refer to them; says whether that could be done. */
    boolean empty(Collection<DataTable> tables) {
        if (tables.isEmpty()) {
            return true;
        }
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
        return look(rows -> rows.keep(moment, tables));
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
            return looking.at(rows);
        });
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
        if (!(failure.getCause() instanceof PSQLException refused)) {
            return null;
        }
        ServerErrorMessage said = refused.getServerErrorMessage();
        String table = said == null ? null : said.getTable();
        if (said == null || table == null) {
            return null;
        }
        return look(rows -> rows.culprit(tables, said.getSchema(), table, said.getColumn()));
    }

    @Override
    public void close() {
        stage.close();
    }
}
