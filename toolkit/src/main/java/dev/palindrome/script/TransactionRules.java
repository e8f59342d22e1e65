package dev.palindrome.script;

import dev.palindrome.script.Lexer.Kind;

/**
 * What a statement has to do with transactions, judged by its words: the callers of {@code PreventInTransactionBlock} in the sources
 * of PostgreSQL 14 to 18, and the grammar's {@code TransactionStmt}.
 */
final class TransactionRules {
    private TransactionRules() {}

    /** Whether the statement begins or ends a transaction; those about savepoints do not. */
    static boolean controlsTransaction(String statement) {
        Words words = new Words(statement);
        if (words.take("begin") || words.take("commit") || words.take("end") || words.take("abort")) {
            return true;
        }
        if (words.take("start")) {
            return words.isNext("transaction");
        }
        if (words.take("prepare")) {
            return words.take("transaction") && (words.kind() == Kind.STRING || words.kind() == Kind.DOLLAR_STRING);
        }
        if (words.take("rollback")) {
            if (!words.take("work")) {
                words.take("transaction");
            }
            return !words.isNext("to");
        }
        return false;
    }

    /** Whether PostgreSQL refuses the statement inside a transaction block. */
    static boolean refusedInTransaction(String statement) {
        Words words = new Words(statement);
        if (words.take("vacuum")) {
            return true;
        }
        if (words.take("create")) {
            return create(words);
        }
        if (words.take("drop")) {
            return words.take("database")
                    || words.take("tablespace")
                    || words.take("subscription")
                    || (words.take("index") && words.isNext("concurrently"));
        }
        if (words.take("alter")) {
            return alter(words);
        }
        if (words.take("reindex")) {
            return reindex(words);
        }
        if (words.take("cluster")) {
            return clusterAll(words);
        }
        if (words.take("discard")) {
            return words.isNext("all");
        }
        return (words.take("commit") || words.take("rollback")) && words.isNext("prepared");
    }

    private static boolean create(Words words) {
        if (words.take("database") || words.take("tablespace")) {
            return true;
        }
        if (words.take("subscription")) {
            Options options = Options.behindWith(words);
            return options.isOn("create_slot", true) && options.isOn("connect", true);
        }
        words.take("unique");
        return words.take("index") && words.isNext("concurrently");
    }

    private static boolean alter(Words words) {
        if (words.take("system")) {
            return true;
        }
        if (words.take("database")) {
            return movesDatabase(words);
        }
        if (words.take("table")) {
            return detachesConcurrently(words);
        }
        return words.take("subscription") && alterSubscription(words);
    }

    /** {@code SET TABLESPACE x}, or {@code TABLESPACE = x} among the options, which the grammar takes as well. */
    private static boolean movesDatabase(Words words) {
        words.passName();
        if (words.take("set")) {
            return words.take("tablespace") && !words.isNext("to") && !words.isNext('=');
        }
        while (!words.atEnd()) {
            if (words.take("tablespace")) {
                return true;
            }
            words.pass();
        }
        return false;
    }

    private static boolean detachesConcurrently(Words words) {
        if (words.take("if")) {
            words.take("exists");
        }
        words.take("only");
        boolean parenthesis = words.take('(');
        words.passName();
        if (parenthesis) {
            words.take(')');
        }
        words.take('*');
        if (!words.take("detach") || !words.take("partition")) {
            return false;
        }
        words.passName();
        return words.isNext("concurrently");
    }

    private static boolean alterSubscription(Words words) {
        words.passName();
        if (words.take("refresh")) {
            return true;
        }
        boolean set = words.take("set");
        if (set && words.isNext('(')) {
            Options options = Options.inParentheses(words);
            return options.has("failover") || (options.has("two_phase") && !options.isOn("two_phase", false));
        }
        if (set || words.take("add") || words.take("drop")) {
            return words.take("publication") && Options.behindWith(words).isOn("refresh", true);
        }
        return false;
    }

    private static boolean reindex(Words words) {
        boolean concurrently = false;
        if (words.isNext('(')) {
            concurrently = Options.inParentheses(words).isOn("concurrently", false);
        }
        if (words.take("database") || words.take("system") || words.take("schema")) {
            return true;
        }
        words.pass();
        return concurrently || words.isNext("concurrently");
    }

    /** {@code CLUSTER} without a table goes through all of them, each in a transaction of its own. */
    private static boolean clusterAll(Words words) {
        if (words.isNext('(')) {
            Options.inParentheses(words);
        } else {
            words.take("verbose");
        }
        return words.atEnd();
    }
}
