package dev.palindrome.junit.arch.revisions;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;

/** Remembers, in three ways. */
public class V2__Remembers extends BaseJavaMigration {
    private static final AtomicInteger RUNS = new AtomicInteger();
    private final List<String> seen = new ArrayList<>();
    private int count;

    @Override
    public void migrate(Context context) {
        count += RUNS.incrementAndGet();
        seen.add("run " + count);
    }
}
