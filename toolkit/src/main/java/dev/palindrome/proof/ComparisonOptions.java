package dev.palindrome.proof;

import dev.palindrome.schema.Extra;
import java.util.Set;

/**
 * What a comparison looks at. Immutable.
 *
 * @param leftOut tables to leave out on both sides, qualified as PostgreSQL writes them; those of the tools of histories are left out anyway
 * @param extras what to compare beside the schema; what a golden file holds is compared anyway
 * @param owners whether owners are compared
 * @param privileges whether grants, revocations and default privileges are compared
 */
public record ComparisonOptions(Set<String> leftOut, Set<Extra> extras, boolean owners, boolean privileges) {
    /** All of a schema but Flyway's history table. */
    public static final ComparisonOptions DEFAULT =
            new ComparisonOptions(Set.of("public.flyway_schema_history"), Set.of(), true, true);

    public ComparisonOptions {
        leftOut = Set.copyOf(leftOut);
        extras = Set.copyOf(extras);
    }

    /** These options with other tables to leave out. */
    public ComparisonOptions withLeftOut(Set<String> tables) {
        return new ComparisonOptions(tables, extras, owners, privileges);
    }

    /** These options with other things to compare beside the schema. */
    public ComparisonOptions withExtras(Set<Extra> some) {
        return new ComparisonOptions(leftOut, some, owners, privileges);
    }

    /** These options without owners, as {@code pg_dump --no-owner} leaves them out. */
    public ComparisonOptions withoutOwners() {
        return new ComparisonOptions(leftOut, extras, false, privileges);
    }

    /** These options without privileges, as {@code pg_dump --no-privileges} leaves them out. */
    public ComparisonOptions withoutPrivileges() {
        return new ComparisonOptions(leftOut, extras, owners, false);
    }
}
