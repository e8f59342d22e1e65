package dev.palindrome.layout;

import dev.palindrome.finding.Code;
import dev.palindrome.finding.Finding;
import dev.palindrome.finding.PalindromeException;
import dev.palindrome.finding.Place;
import dev.palindrome.revision.SqlBody;
import dev.palindrome.revision.SqlBody.TransactionMode;
import dev.palindrome.script.Script;
import dev.palindrome.script.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One file of dbmate's, cut in two as dbmate's {@code parseMigrationContents} does it.
 *
 * <p>What dbmate passes over in silence although somebody meant it is refused here: a second block of a kind, a directive that it does
 * not see, and an option that it does not know.
 */
final class DbmateScript {
    static final Pattern UP = Pattern.compile("(?md)^--\\s*migrate:up(\\s*$|\\s+\\S+)");
    private static final Pattern DOWN = Pattern.compile("(?md)^--\\s*migrate:down(\\s*$|\\s+\\S+)");

    /** What is meant as a directive, whether dbmate sees it or not. */
    private static final Pattern MEANT = Pattern.compile("(?mid)^.*?--+[ \\t]*migrate[ \\t]*:[ \\t]*(up|down)\\b.*$");

    private final SourceFile file;
    private final String text;
    private final Problems problems;
    private int up;
    private int down;

    private DbmateScript(SourceFile file, String text, Problems problems) {
        this.file = file;
        this.text = text;
        this.problems = problems;
    }

    /** Reads a file; null when dbmate would refuse it, or should: the problem is noted. */
    static @Nullable DbmateScript parse(SourceFile file, String text, Problems problems) {
        DbmateScript script = new DbmateScript(file, text, problems);
        Finding problem = script.read();
        if (problem != null) {
            problems.add(problem);
            return null;
        }
        return script;
    }

    /** From the beginning of the file, so that the comments above the directive belong to it. */
    SqlBody upgrade() {
        return body(text.substring(0, down), 1, options(up));
    }

    SqlBody downgrade() {
        return body(text.substring(down), lineOf(down), options(down));
    }

    private @Nullable Finding read() {
        Matcher upMatcher = UP.matcher(text);
        Matcher downMatcher = DOWN.matcher(text);
        Finding unseen = unseen();
        if (unseen != null) {
            return unseen;
        }
        if (!upMatcher.find()) {
            return problem(
                    0,
                    file.name() + " has no -- migrate:up.",
                    "Write -- migrate:up above the statements of its upgrade.");
        }
        if (!downMatcher.find()) {
            return problem(
                    0,
                    file.name() + " has no -- migrate:down, without which dbmate refuses it.",
                    "Write -- migrate:down below the upgrade, and the statements of the downgrade below that.");
        }
        up = upMatcher.start();
        down = downMatcher.start();
        if (up > down) {
            return problem(
                    down,
                    "The -- migrate:down of " + file.name() + " (line " + lineOf(down)
                            + ") stands before its -- migrate:up (line " + lineOf(up) + ").",
                    "Write the upgrade first.");
        }
        Finding second = second(upMatcher, up, "up");
        if (second == null) {
            second = second(downMatcher, down, "down");
        }
        return second == null ? above() : second;
    }

    private @Nullable Finding second(Matcher matcher, int first, String word) {
        if (!matcher.find()) {
            return null;
        }
        return problem(
                matcher.start(),
                file.name() + " has a second -- migrate:" + word + " in line " + lineOf(matcher.start())
                        + "; for dbmate it is a comment, and what follows belongs to the block before it.",
                "Keep one, that of line " + lineOf(first) + ", or move the other into a file of its own.");
    }

    private @Nullable Finding above() {
        int offset = 0;
        for (String line : text.substring(0, up).split("\n", -1)) {
            if (!line.isBlank() && !line.stripLeading().startsWith("--")) {
                return problem(
                        offset,
                        file.name() + " has text above its -- migrate:up, in line " + lineOf(offset) + ".",
                        "Move it below; only comments that begin with -- may stand above it.");
            }
            offset += line.length() + 1;
        }
        return null;
    }

    private @Nullable Finding unseen() {
        Matcher matcher = MEANT.matcher(text);
        while (matcher.find()) {
            String line = matcher.group();
            if (!UP.matcher(line).lookingAt() && !DOWN.matcher(line).lookingAt()) {
                return problem(
                        matcher.start(),
                        "Line " + lineOf(matcher.start()) + " of " + file.name()
                                + " looks like a directive, but dbmate does not see it: " + line.strip(),
                        "Write -- migrate:up or -- migrate:down in lower case at the beginning of a line, with nothing but options"
                                + " behind it.");
            }
        }
        return null;
    }

    /** How the block whose directive stands here runs. */
    private TransactionMode options(int directive) {
        int end = text.indexOf('\n', directive);
        String line = text.substring(directive, end < 0 ? text.length() : end);
        boolean transaction = true;
        List<String> words = Arrays.asList(line.strip().split("\\s+"));
        for (String word : words) {
            String[] pair = word.split(":", -1);
            if (word.equals("transaction:false")) {
                transaction = false;
            } else if (pair.length == 2 && !pair[0].contains("migrate") && !word.equals("transaction:true")
                    || word.toLowerCase(java.util.Locale.ROOT).contains("transaction")
                            && !word.equals("transaction:true")) {
                problems.add(Finding.of(
                        Code.DIRECTIVE_UNKNOWN,
                        Place.of(file.name(), lineOf(directive), 0),
                        "dbmate does not know the option '" + word + "' in line " + lineOf(directive) + " of "
                                + file.name() + ", and would pass over it.",
                        "The only option is transaction:false, without blanks."));
            }
        }
        return transaction ? TransactionMode.ALWAYS : TransactionMode.SIMPLE_QUERY;
    }

    private SqlBody body(String part, int firstLine, TransactionMode mode) {
        SqlBody body = new SqlBody(file.name(), file.path(), part, firstLine, mode, null);
        try {
            for (Statement statement : Script.of(body).statements()) {
                if (statement.copyData() != null) {
                    problems.add(
                            Code.SCRIPT_COPY_DATA,
                            Place.of(file.name(), statement.line(), statement.column()),
                            "The COPY … FROM STDIN in line " + statement.line() + " of " + file.name()
                                    + " has its data in the script, which dbmate cannot send.",
                            "Write INSERT statements.");
                }
            }
        } catch (PalindromeException e) {
            problems.add(e);
        }
        return body;
    }

    private int lineOf(int offset) {
        return 1
                + (int) text.substring(0, offset).chars().filter(c -> c == '\n').count();
    }

    private Finding problem(int offset, String message, String remedy) {
        return Finding.of(Code.DIRECTIVE_INVALID, Place.of(file.name(), lineOf(offset), 0), message, remedy);
    }
}
