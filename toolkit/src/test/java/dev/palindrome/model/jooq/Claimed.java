package dev.palindrome.model.jooq;

import java.util.List;
import org.jooq.Record;
import org.jooq.Schema;
import org.jooq.TableField;
import org.jooq.UniqueKey;
import org.jooq.impl.DSL;
import org.jooq.impl.Internal;
import org.jooq.impl.SQLDataType;
import org.jooq.impl.TableImpl;

/** The table. */
@SuppressWarnings({"unchecked", "rawtypes"})
public final class Claimed extends TableImpl<Record> {
    private static final long serialVersionUID = 1L;

    public static final Claimed CLAIMED = new Claimed();

    public final TableField<Record, Long> ID =
            createField(DSL.name("id"), SQLDataType.BIGINT.nullable(false).identity(true));
    public final TableField<Record, String> NAME =
            createField(DSL.name("name"), SQLDataType.VARCHAR(40).nullable(false));

    private Claimed() {
        super(DSL.name("claimed"));
    }

    @Override
    public Schema getSchema() {
        return Public.PUBLIC;
    }

    @Override
    public UniqueKey<Record> getPrimaryKey() {
        return Internal.createUniqueKey(this, DSL.name("claimed_pkey"), new TableField[] {ID}, true);
    }

    @Override
    public List<UniqueKey<Record>> getUniqueKeys() {
        return List.of(Internal.createUniqueKey(this, DSL.name("claimed_name_key"), new TableField[] {NAME}, true));
    }
}
