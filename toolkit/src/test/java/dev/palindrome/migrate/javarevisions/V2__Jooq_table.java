package dev.palindrome.migrate.javarevisions;

import dev.palindrome.ReversibleMigration;
import org.jooq.DSLContext;
import org.jooq.impl.SQLDataType;

/** A revision that plain Flyway runs too. */
public class V2__Jooq_table extends ReversibleMigration {
    @Override
    protected void upgrade(DSLContext database) {
        database.createTable("jooq").column("n", SQLDataType.INTEGER).execute();
    }

    @Override
    protected void downgrade(DSLContext database) {
        database.dropTable("jooq").execute();
    }
}
