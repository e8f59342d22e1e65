package dev.palindrome.layout;

import dev.palindrome.finding.Code;
import dev.palindrome.finding.Finding;
import dev.palindrome.finding.Place;
import dev.palindrome.revision.SqlBody;
import dev.palindrome.revision.SqlBody.Cut;
import dev.palindrome.revision.SqlBody.TransactionMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One file of goose's, read as goose's {@code internal/sqlparser} reads it: line by line, a statement ends at a line whose last word ends
 * in a semicolon, quotes mean nothing, and {@code StatementBegin} and {@code StatementEnd} hold together what that would cut.
 *
 * <p>What goose passes over in silence although somebody meant it is refused here: an annotation behind SQL or with a misspelt
 * {@code +goose}, and SQL behind an empty {@code StatementBegin} block, of which goose swallows a line.
 */
final class GooseScript {
    private static final String MARK = "+goose";
    private static final String ALLOWED =
            "Up, Down, StatementBegin, StatementEnd, NO TRANSACTION, ENVSUB ON and ENVSUB OFF";

    /** What is meant as an annotation, whether goose sees it or not. */
    private static final Pattern MEANT = Pattern.compile(
            "--\\s*\\+?\\s*goose\\s*:?\\s+(up|down|statement\\s*(begin|end)|no[\\s_-]*transaction|envsub(st)?\\s+(on|off))\\s*$",
            Pattern.CASE_INSENSITIVE);

    private enum Section {
        START,
        UP,
        DOWN
    }

    /** The refusal of a line; goose goes no further in the file, and neither do we. */
    private static final class Refused extends Exception {
        private static final long serialVersionUID = 1;

        private final transient Finding finding;

        Refused(Finding finding) {
            super(finding.message());
            this.finding = finding;
        }
    }

    private final SourceFile file;
    private final UnaryOperator<@Nullable String> environment;
    private final List<Cut> upgradeCuts = new ArrayList<>();
    private final List<Cut> downgradeCuts = new ArrayList<>();
    private StringBuilder text = new StringBuilder();
    private Section section = Section.START;
    private boolean inBlock;
    private boolean transaction = true;
    private boolean substitutes;
    private int number;
    private int blockLine;
    private int emptyBlockLine;
    private int buffered = -1;
    private int bufferedLine;
    private @Nullable String upgradeText;
    private int downgradeLine;

    private GooseScript(SourceFile file, UnaryOperator<@Nullable String> environment) {
        this.file = file;
        this.environment = environment;
    }

    /**
     * Reads a file.
     *
     * @param environment the value of an environment variable, or null when it is not set
     * @return null when goose would refuse it, or should; the problem is noted
     */
    static @Nullable GooseScript parse(
            SourceFile file, String text, UnaryOperator<@Nullable String> environment, Problems problems) {
        GooseScript script = new GooseScript(file, environment);
        try {
            script.read(text);
            return script;
        } catch (Refused refused) {
            problems.add(refused.finding);
            return null;
        }
    }

    SqlBody upgrade() {
        return body(Objects.requireNonNull(upgradeText), 1, upgradeCuts);
    }

    /** What stands below {@code Down}, be it nothing; null without one. */
    @Nullable
    SqlBody downgrade() {
        return downgradeLine == 0 ? null : body(text.toString(), downgradeLine, downgradeCuts);
    }

    private SqlBody body(String part, int firstLine, List<Cut> cuts) {
        TransactionMode mode = transaction ? TransactionMode.ALWAYS : TransactionMode.NEVER;
        return new SqlBody(file.name(), file.path(), part, firstLine, mode, null, cuts);
    }

    private void read(String whole) throws Refused {
        for (String ended : (whole.endsWith("\n") ? whole.substring(0, whole.length() - 1) : whole).split("\n", -1)) {
            number++;
            line(ended.endsWith("\r") ? ended.substring(0, ended.length() - 1) : ended);
        }
        if (section == Section.START) {
            throw refused(
                    0,
                    file.name() + " has no -- +goose Up.",
                    "Write -- +goose Up above the statements of its upgrade.");
        }
        if (inBlock) {
            throw refused(
                    blockLine,
                    "The -- +goose StatementBegin at " + place(blockLine) + " has no -- +goose StatementEnd.",
                    "Write -- +goose StatementEnd behind its statement.");
        }
        refuseUnfinished();
        if (section == Section.UP) {
            upgradeText = text.toString();
        }
    }

    private void line(String line) throws Refused {
        boolean comment = line.strip().startsWith("--");
        if (comment && line.contains(MARK)) {
            annotation(line);
            return;
        }
        if (MEANT.matcher(line).find()) {
            throw refused(
                    number,
                    "The line at " + place(number) + " looks like an annotation, but goose does not see it: "
                            + line.strip(),
                    "Begin the line with -- +goose, in lower case and with nothing before it.");
        }
        if (buffered < 0 && (comment || line.isEmpty() || (section == Section.START && line.isBlank()))) {
            text.append(line).append('\n');
            return;
        }
        if (section == Section.START) {
            throw refused(
                    number,
                    file.name() + " has text above its -- +goose Up, at " + place(number) + ".",
                    "Begin the file with -- +goose Up; only comments that begin with -- may stand above it.");
        }
        if (emptyBlockLine > 0 && !inBlock) {
            throw refused(
                    number,
                    "goose would leave out the line at " + place(number)
                            + ": there is no statement in the -- +goose StatementBegin of line " + emptyBlockLine
                            + " before it.",
                    "Take that block out.");
        }
        emptyBlockLine = 0;
        String sent = substitutes ? substitute(line) : line;
        if (buffered < 0) {
            buffered = text.length();
            bufferedLine = number;
        } else if (text.substring(buffered).isBlank()) {
            bufferedLine = number;
        }
        text.append(sent).append('\n');
        if (!inBlock && endsStatement(sent)) {
            cut();
        }
    }

    private void annotation(String line) throws Refused {
        String word = extract(line);
        // Inside a statement goose leaves the line out.
        int before = text.length();
        text.append(buffered < 0 ? line : "").append('\n');
        switch (word.toLowerCase(Locale.ROOT)) {
            case "up" -> up();
            case "down" -> down(before);
            case "statementbegin" -> begin();
            case "statementend" -> end();
            case "no transaction" -> transaction = false;
            case "envsub on" -> substitutes = true;
            case "envsub off" -> substitutes = false;
            default ->
                throw refused(
                        Code.DIRECTIVE_UNKNOWN,
                        number,
                        "goose does not know the annotation '" + word + "' at " + place(number) + ".",
                        "The annotations are " + ALLOWED + ".");
        }
    }

    private void up() throws Refused {
        if (section != Section.START) {
            throw refused(
                    number, "A second -- +goose Up stands at " + place(number) + ".", "Keep one, at the beginning.");
        }
        section = Section.UP;
    }

    private void down(int before) throws Refused {
        if (section == Section.START) {
            throw refused(
                    number,
                    "The -- +goose Down at " + place(number) + " stands before -- +goose Up.",
                    "Write the upgrade first, below -- +goose Up.");
        }
        if (section == Section.DOWN) {
            throw refused(number, "A second -- +goose Down stands at " + place(number) + ".", "Keep one.");
        }
        if (inBlock) {
            throw refused(
                    number,
                    "The -- +goose Down at " + place(number) + " stands inside the -- +goose StatementBegin of line "
                            + blockLine + ".",
                    "Write -- +goose StatementEnd before it.");
        }
        refuseUnfinished();
        upgradeText = text.substring(0, before);
        text = new StringBuilder(text.substring(before));
        buffered = -1;
        emptyBlockLine = 0;
        section = Section.DOWN;
        downgradeLine = number;
    }

    private void begin() throws Refused {
        if (section == Section.START || inBlock) {
            throw refused(
                    number,
                    "The -- +goose StatementBegin at " + place(number) + " stands "
                            + (inBlock ? "inside the one of line " + blockLine : "before -- +goose Up") + ".",
                    inBlock
                            ? "Write -- +goose StatementEnd before it."
                            : "Write it below -- +goose Up or -- +goose Down.");
        }
        inBlock = true;
        blockLine = number;
    }

    private void end() throws Refused {
        if (!inBlock) {
            throw refused(
                    number,
                    "The -- +goose StatementEnd at " + place(number) + " has no -- +goose StatementBegin.",
                    "Write -- +goose StatementBegin before its statement, or take the line out.");
        }
        if (buffered < 0) {
            emptyBlockLine = blockLine;
        } else {
            cut();
        }
        inBlock = false;
    }

    private String extract(String line) throws Refused {
        if (line.startsWith(" ") || line.startsWith("\t")) {
            throw refused(
                    number,
                    "The annotation at " + place(number) + " has white space before it, which goose refuses.",
                    "Begin the line with --.");
        }
        String word = line.replace("--", "").replaceFirst(Pattern.quote(MARK), "");
        if (word.contains(MARK)) {
            throw refused(
                    number,
                    "The line at " + place(number) + " has " + MARK + " more than once, which goose refuses.",
                    "Write each annotation on a line of its own.");
        }
        if (word.isBlank()) {
            throw refused(
                    number,
                    "The annotation at " + place(number) + " says nothing behind " + MARK + ".",
                    "The annotations are " + ALLOWED + ".");
        }
        return word.strip();
    }

    private String substitute(String line) throws Refused {
        try {
            return new GooseSubstitution(line, environment).result();
        } catch (GooseSubstitution.InvalidException e) {
            throw refused(
                    number,
                    "goose cannot replace the variables of the line at " + place(number) + ": " + e.getMessage() + ".",
                    "Correct it, set the variable (in the environment or with --placeholder), write $$ for a $, or switch"
                            + " the replacement off with -- +goose ENVSUB OFF.");
        }
    }

    private void cut() {
        int start = buffered;
        int end = text.length();
        // The line of StatementEnd has been added already; it is a comment and no part of the statement.
        if (inBlock) {
            end = text.lastIndexOf("\n", text.length() - 2) + 1;
        }
        while (start < end && Character.isWhitespace(text.charAt(start))) {
            start++;
        }
        while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        if (start < end) {
            (section == Section.UP ? upgradeCuts : downgradeCuts).add(new Cut(start, end));
        }
        buffered = -1;
    }

    private void refuseUnfinished() throws Refused {
        if (buffered >= 0 && !text.substring(buffered).isBlank()) {
            throw refused(
                    bufferedLine,
                    "The statement that begins at " + place(bufferedLine)
                            + " never ends for goose: no line from there on has a semicolon as its last character before"
                            + " white space or a comment.",
                    "End its last line with a semicolon; if nothing but comments is there, take them out or put them above a"
                            + " statement.");
        }
    }

    /** Whether the last word before a comment ends in a semicolon. */
    private static boolean endsStatement(String line) {
        String last = "";
        for (String word : line.strip().split("\\s+")) {
            if (word.startsWith("--")) {
                break;
            }
            last = word;
        }
        return last.endsWith(";");
    }

    private Place place(int line) {
        return Place.of(file.name(), line, 0);
    }

    private Refused refused(int line, String message, String remedy) {
        return refused(Code.DIRECTIVE_INVALID, line, message, remedy);
    }

    private Refused refused(Code code, int line, String message, String remedy) {
        return new Refused(Finding.of(code, place(line), message, remedy));
    }
}
