package dev.palindrome.junit.arch.revisions;

import dev.palindrome.ReversibleMigration;
import java.util.List;
import org.jooq.DSLContext;

/** Uses only what may be used. */
public class V1__Stateless extends ReversibleMigration {
    private static final List<String> NAMES = List.of("a", "b");
    private final int limit = 2;

    @Override
    protected void upgrade(DSLContext database) {
        NAMES.stream().limit(limit).forEach(name -> database.execute("CREATE TABLE " + name + " ()"));
    }

    @Override
    protected void downgrade(DSLContext database) {
        NAMES.forEach(name -> database.execute("DROP TABLE " + name));
    }
}
