package dev.palindrome.layout.revisions;

import dev.palindrome.ReversibleMigration;
import org.jooq.DSLContext;
import org.jooq.impl.SQLDataType;

/** With its way back. */
public class V1__Create_agents extends ReversibleMigration {
    @Override
    protected void upgrade(DSLContext database) {
        database.createTable("agents").column("nick", SQLDataType.CLOB).execute();
    }

    @Override
    protected void downgrade(DSLContext database) {
        database.dropTable("agents").execute();
    }
}
