package dev.palindrome.sample.migration;

import static org.jooq.impl.DSL.constraint;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import dev.palindrome.ReversibleMigration;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;

/**
 * Gives each acquisition a name that can stand in an address: {@code Réseau 2 (α-tubulin)} becomes {@code reseau-2-tubulin}.
 *
 * <p>In Java, because PostgreSQL takes accents off only where the database is in UTF-8, and two sites have older ones. The rule is
 * written out here and not called in the service, which may change its own without changing history.
 */
public class V014__Add_acquisition_slug extends ReversibleMigration {
    private static final Table<Record> ACQUISITION = table(name("acquisition"));
    private static final Field<UUID> ID = field(name("id"), SQLDataType.UUID);
    private static final Field<String> NAME = field(name("name"), SQLDataType.VARCHAR(255));
    private static final Field<String> SLUG = field(name("slug"), SQLDataType.VARCHAR(80));

    /** Leaves room in the column for a number that tells namesakes apart. */
    private static final int LONGEST_STEM = 69;

    @Override
    protected void upgrade(DSLContext database) {
        database.alterTable(ACQUISITION).addColumn(SLUG).execute();
        fill(database);
        database.alterTable(ACQUISITION).alterColumn(SLUG).setNotNull().execute();
        database.alterTable(ACQUISITION)
                .add(constraint(name("uq_acquisition_slug")).unique(SLUG))
                .execute();
    }

    @Override
    protected void downgrade(DSLContext database) {
        // Its unique constraint goes with the column.
        database.alterTable(ACQUISITION).dropColumn(SLUG).execute();
    }

    /** In the order of the ids, so that the same acquisitions get the same slugs whenever this runs. */
    private static void fill(DSLContext database) {
        Set<String> taken = new HashSet<>();
        database.select(ID, NAME).from(ACQUISITION).orderBy(ID).forEach(acquisition -> {
            String stem = stem(acquisition.get(NAME));
            String slug = stem;
            for (int namesake = 2; !taken.add(slug); namesake++) {
                slug = stem + "-" + namesake;
            }
            database.update(ACQUISITION)
                    .set(SLUG, slug)
                    .where(ID.eq(acquisition.get(ID)))
                    .execute();
        });
    }

    private static String stem(String name) {
        String words = Normalizer.normalize(name, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        if (words.isEmpty()) {
            return "acquisition";
        }
        return words.length() > LONGEST_STEM ? words.substring(0, LONGEST_STEM) : words;
    }
}
