package dev.palindrome.ddl;

import dev.palindrome.schema.SchemaObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What hangs on a relation and has a definition of its own: triggers, rules, policies, statistics. */
final class OnRelations {
    private OnRelations() {}

    /** {@code DROP TRIGGER name ON relation}. */
    private abstract static class OnRelation extends Kind {
        @Override
        List<DdlStatement> drop(SchemaObject object, Sides sides) {
            String relation = Structure.relation(sides.from, object);
            return one("DROP " + word(object) + " " + Structure.local(object, relation) + " ON " + relation);
        }
    }

    /** Triggers and rules, which can be switched off. */
    static final class Switched extends OnRelation {
        @Override
        List<DdlStatement> create(SchemaObject object, Sides sides) {
            List<DdlStatement> statements = new ArrayList<>();
            if (!is(object, "partition of")) {
                statements.add(DdlStatement.of(
                        String.valueOf(object.attribute("definition")).replaceFirst(";$", "")));
            }
            if (!"enabled".equals(object.attribute("state"))) {
                statements.addAll(state(object, sides));
            }
            statements.addAll(dependence(null, object, sides));
            return statements;
        }

        private List<DdlStatement> dependence(@Nullable SchemaObject before, SchemaObject after, Sides sides) {
            String relation = Structure.relation(sides.to, after);
            return extensions("ALTER TRIGGER " + Structure.local(after, relation) + " ON " + relation, before, after);
        }

        private List<DdlStatement> state(SchemaObject object, Sides sides) {
            String relation = Structure.relation(sides.to, object);
            String state = String.valueOf(object.attribute("state")).toUpperCase(Locale.ROOT);
            String action = state.equals("ENABLED")
                    ? "ENABLE"
                    : state.equals("DISABLED") ? "DISABLE" : state.replace("ENABLED", "ENABLE");
            return one("ALTER TABLE ONLY " + relation + " " + action + " " + word(object) + " "
                    + Structure.local(object, relation));
        }

        @Override
        @Nullable
        List<DdlStatement> alter(SchemaObject before, SchemaObject after, Sides sides) {
            if (!onlyChanged(before, after, "state", "depends on extensions")) {
                return null;
            }
            List<DdlStatement> statements = new ArrayList<>();
            if (changed(before, after, "state")) {
                statements.addAll(state(after, sides));
            }
            statements.addAll(dependence(before, after, sides));
            return statements;
        }
    }

    /** Row security policies. */
    static final class Policies extends OnRelation {
        @Override
        List<DdlStatement> create(SchemaObject policy, Sides sides) {
            String relation = Structure.relation(sides.to, policy);
            return one("CREATE POLICY " + Structure.local(policy, relation) + " ON " + relation
                    + (is(policy, "restrictive") ? " AS RESTRICTIVE" : "")
                    + " FOR " + String.valueOf(policy.attribute("command")).toUpperCase(Locale.ROOT)
                    + conditions(policy));
        }

        private static String conditions(SchemaObject policy) {
            String using = policy.attribute("using");
            String check = policy.attribute("with check");
            return " TO " + policy.attribute("roles")
                    + (using == null ? "" : " USING (" + using + ")")
                    + (check == null ? "" : " WITH CHECK (" + check + ")");
        }

        @Override
        @Nullable
        List<DdlStatement> alter(SchemaObject before, SchemaObject after, Sides sides) {
            boolean possible = onlyChanged(before, after, "roles", "using", "with check")
                    && is(before, "using") == is(after, "using")
                    && is(before, "with check") == is(after, "with check");
            String relation = Structure.relation(sides.to, after);
            return possible
                    ? one("ALTER POLICY " + Structure.local(after, relation) + " ON " + relation + conditions(after))
                    : null;
        }
    }

    /** Extended statistics. */
    static final class Statistics extends Kind {
        @Override
        List<DdlStatement> create(SchemaObject statistics, Sides sides) {
            List<DdlStatement> statements = new ArrayList<>();
            statements.add(DdlStatement.of(String.valueOf(statistics.attribute("definition"))));
            if (is(statistics, "target")) {
                statements.addAll(target(statistics));
            }
            return statements;
        }

        private List<DdlStatement> target(SchemaObject statistics) {
            String target = statistics.attribute("target");
            return one("ALTER STATISTICS " + name(statistics) + " SET STATISTICS " + (target == null ? "-1" : target));
        }

        @Override
        @Nullable
        List<DdlStatement> alter(SchemaObject before, SchemaObject after, Sides sides) {
            return onlyChanged(before, after, "target") ? target(after) : null;
        }
    }
}
