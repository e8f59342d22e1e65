package dev.palindrome.script;

import dev.palindrome.finding.Code;
import dev.palindrome.finding.Finding;
import dev.palindrome.finding.PalindromeException;
import dev.palindrome.finding.Place;
import dev.palindrome.script.Directives.Word;
import dev.palindrome.script.Lexer.Kind;
import dev.palindrome.script.Lexer.Token;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds the directives among a script's comments and gathers what is wrong with them. */
final class DirectiveReader {
    private static final String PREFIX = "palindrome";
    private static final String WORDS =
            Arrays.stream(Word.values()).map(Word::text).collect(Collectors.joining(", "));

    /** A comment that may be a directive: what stands before the first colon, a word, the rest. */
    private static final Pattern COMMENT =
            Pattern.compile("--\\s*(?<prefix>\\p{Alpha}+)\\s*:\\s*(?<word>\\S*)\\s*(?<value>.*)", Pattern.DOTALL);

    private static final Pattern IN_BLOCK = Pattern.compile(
            "^(?:/\\*++|[ \\t]*+\\**+)[ \\t]*+" + PREFIX + "[ \\t]*+:[ \\t]*+(?<word>[\\w-]++)", Pattern.MULTILINE);
    private static final String NAME_PART = "(?:[^\\s\".,]+|\"[^\"]+\")";
    private static final Pattern COLUMN = Pattern.compile(NAME_PART + "(?:\\." + NAME_PART + "){0,2}");
    private static final Pattern ID = Pattern.compile("[^\\s\"]+");

    private final String name;
    private final String text;
    private final Lines lines;
    private final List<Finding> problems = new ArrayList<>();
    private final Map<Word, List<String>> values = new EnumMap<>(Word.class);
    private final Map<Word, Integer> writtenAt = new EnumMap<>(Word.class);

    DirectiveReader(String name, String text, int firstLine) {
        this.name = name;
        this.text = text;
        this.lines = new Lines(text, firstLine);
    }

    Directives read() {
        Splitter splitter = new Splitter(name, text, lines);
        for (Token comment : splitter.comments()) {
            if (comment.kind() == Kind.LINE_COMMENT) {
                lineComment(comment, comment.start() < splitter.firstToken());
            } else if (comment.start() < splitter.firstToken()) {
                blockComment(comment);
            }
        }
        if (!problems.isEmpty()) {
            throw new PalindromeException(PalindromeException.Category.CONFIGURATION, problems, null);
        }
        List<String> reason = values.get(Word.IRREVERSIBLE);
        return new Directives(
                parents(),
                list(Word.DEPENDS_ON),
                list(Word.LABEL),
                reason == null ? null : reason.get(0),
                list(Word.LOSSY),
                writtenAt);
    }

    private @Nullable List<String> parents() {
        List<String> written = values.get(Word.REVISES);
        return written != null && written.equals(List.of("base")) ? List.of() : written;
    }

    private List<String> list(Word word) {
        return values.getOrDefault(word, List.of());
    }

    private void lineComment(Token comment, boolean leading) {
        Matcher matcher = COMMENT.matcher(text).region(comment.start(), comment.end());
        if (!matcher.matches()) {
            return;
        }
        String prefix = matcher.group("prefix");
        String written = matcher.group("word");
        Word word = find(written);
        if (!prefix.equals(PREFIX)) {
            if (word != null && Typo.isLike(prefix.toLowerCase(Locale.ROOT), PREFIX)) {
                problem(
                        Code.DIRECTIVE_UNKNOWN,
                        matcher.start("prefix"),
                        "The comment",
                        " begins with " + prefix + ": and not with " + PREFIX + ":, but looks like a directive.",
                        "Write -- " + PREFIX + ": " + word.text() + ".");
            }
        } else if (word == null) {
            unknown(matcher.start("word"), written);
        } else if (!leading) {
            problem(
                    Code.DIRECTIVE_INVALID,
                    matcher.start("word"),
                    "The directive " + written,
                    " stands behind the beginning of the first statement.",
                    "Move it up, among the comments before the first statement.");
        } else {
            directive(word, matcher);
        }
    }

    private void blockComment(Token comment) {
        Matcher matcher = IN_BLOCK.matcher(text).region(comment.start(), comment.end());
        while (matcher.find()) {
            if (find(matcher.group("word")) != null) {
                problem(
                        Code.DIRECTIVE_INVALID,
                        matcher.start("word"),
                        "The directive " + matcher.group("word"),
                        " stands in a block comment.",
                        "Write it on a line of its own that begins with -- " + PREFIX + ":.");
            }
        }
    }

    private void unknown(int offset, String written) {
        if (written.isEmpty()) {
            problem(
                    Code.DIRECTIVE_UNKNOWN,
                    offset,
                    "The directive",
                    " says nothing behind " + PREFIX + ":. It may say: " + WORDS + ".",
                    "Write one of these words, or take the line out.");
            return;
        }
        String meant = Typo.closest(
                written, Arrays.stream(Word.values()).map(Word::text).toList());
        problem(
                Code.DIRECTIVE_UNKNOWN,
                offset,
                "Unknown directive " + written,
                ". The directives are: " + WORDS + ".",
                meant == null
                        ? "Use one of these words, or reword the comment so that it does not begin with " + PREFIX
                                + ":."
                        : "Did you mean " + meant + "?");
    }

    private void directive(Word word, Matcher matcher) {
        int offset = matcher.start("word");
        int line = lines.position(offset).line();
        Integer before = writtenAt.putIfAbsent(word, line);
        boolean once = word == Word.REVISES || word == Word.IRREVERSIBLE;
        if (once && before != null) {
            problem(
                    Code.DIRECTIVE_INVALID,
                    offset,
                    "The directive " + word.text(),
                    " is written on line " + before + " already.",
                    word == Word.REVISES
                            ? "Keep one; several parents stand on one line, with commas between them."
                            : "Keep one.");
            return;
        }
        String value = matcher.group("value").strip();
        if (value.isEmpty()) {
            problem(Code.DIRECTIVE_INVALID, offset, "The directive " + word.text(), " says no more.", needs(word));
        } else if (word == Word.IRREVERSIBLE) {
            values.put(word, List.of(value));
        } else {
            items(word, offset, value);
        }
    }

    private void items(Word word, int offset, String value) {
        List<String> items = values.computeIfAbsent(word, key -> new ArrayList<>());
        Pattern valid = word == Word.LOSSY ? COLUMN : ID;
        for (String item : split(value)) {
            if (!valid.matcher(item).matches()) {
                problem(
                        Code.DIRECTIVE_INVALID,
                        offset,
                        "The directive " + word.text(),
                        " has \"" + item + "\" where one name is expected.",
                        needs(word));
            } else if (items.contains(item)) {
                problem(
                        Code.DIRECTIVE_INVALID,
                        offset,
                        "The directive " + word.text(),
                        " names " + item + " a second time.",
                        "Name it once.");
            } else {
                items.add(item);
            }
        }
        if (word == Word.REVISES && items.size() > 1 && items.contains("base")) {
            problem(
                    Code.DIRECTIVE_INVALID,
                    offset,
                    "The directive revises",
                    " names base, which says that there is no parent, and a parent.",
                    "Keep base or the parents.");
        }
    }

    /** The parts between commas, those inside double quotes left alone. */
    private static List<String> split(String value) {
        List<String> items = new ArrayList<>();
        boolean quoted = false;
        int start = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            quoted ^= c == '"';
            if (c == ',' && !quoted) {
                items.add(value.substring(start, i).strip());
                start = i + 1;
            }
        }
        items.add(value.substring(start).strip());
        return items;
    }

    private static String needs(Word word) {
        return switch (word) {
            case REVISES ->
                "Name the parents with commas between them, as in revises 001, 002; without a parent, write revises base.";
            case DEPENDS_ON -> "Name revisions with commas between them, as in depends-on 005, 006.";
            case LABEL -> "Name labels with commas between them, as in label billing.";
            case IRREVERSIBLE -> "Give the reason, as in irreversible drops the legacy ledger.";
            case LOSSY -> "Name tables or columns with commas between them, as in lossy users.nick, accounts.";
        };
    }

    private static @Nullable Word find(String written) {
        for (Word word : Word.values()) {
            if (word.text().equals(written)) {
                return word;
            }
        }
        return null;
    }

    private void problem(Code code, int offset, String beforePlace, String behindPlace, String remedy) {
        Position position = lines.position(offset);
        Place place = Place.of(name, position.line(), position.column());
        problems.add(Finding.of(code, place, beforePlace + " at " + place + behindPlace, remedy));
    }
}
