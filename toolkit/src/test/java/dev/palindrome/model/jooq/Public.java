package dev.palindrome.model.jooq;

import java.util.List;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SchemaImpl;

/** The schema. */
public final class Public extends SchemaImpl {
    private static final long serialVersionUID = 1L;

    public static final Public PUBLIC = new Public();

    private Public() {
        super(DSL.name("public"));
    }

    @Override
    public List<Table<?>> getTables() {
        return List.of(Claimed.CLAIMED);
    }
}
