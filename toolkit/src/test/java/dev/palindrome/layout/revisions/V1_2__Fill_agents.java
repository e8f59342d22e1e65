package dev.palindrome.layout.revisions;

import dev.palindrome.ReversibleMigration;
import dev.palindrome.Revision;
import org.jooq.DSLContext;

/** Without a way back, as it declares. */
@Revision(revises = "1", labels = "agents", irreversible = "names are made up", lossy = "agents.nick")
public class V1_2__Fill_agents extends ReversibleMigration {
    @Override
    protected void upgrade(DSLContext database) {
        database.execute("insert into agents values ('007')");
    }

    @Override
    protected void downgrade(DSLContext database) {
        throw new UnsupportedOperationException();
    }
}
