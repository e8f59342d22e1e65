package dev.palindrome.junit.arch.revisions;

import dev.palindrome.junit.arch.app.Customer;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;

/** Uses a class of the application. */
public class V3__Uses_entity extends BaseJavaMigration {
    @Override
    public void migrate(Context context) throws Exception {
        context.getConnection().setClientInfo("ApplicationName", new Customer("Ada").name());
    }
}
