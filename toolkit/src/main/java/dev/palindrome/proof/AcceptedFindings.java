package dev.palindrome.proof;

import dev.palindrome.finding.Code;
import dev.palindrome.finding.Finding;
import dev.palindrome.finding.PalindromeException;
import dev.palindrome.finding.Place;
import dev.palindrome.finding.Severity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The findings that a team has accepted as they are, so that an old history can be held to a strict check from today on. They are
 * shown and do not fail; an entry that no longer occurs fails, as ArchUnit's {@code FreezingArchRule} does.
 *
 * <p>A line of the file is {@code CODE REVISION FINGERPRINT REASON}; the revision is {@code -} for a finding of the whole history. The
 * fingerprint is of the changes, so that a revision that is made worse is not accepted any more.
 */
public final class AcceptedFindings {
    /** The file's name, beside the history. */
    public static final String FILE_NAME = "palindrome.accepted";

    private static final String HEADER = """
            # Findings accepted as they are: code, revision, fingerprint of the changes, reason.
            # They are shown and do not fail. An entry that no longer occurs fails: remove it then.
            """;
    private static final int FINGERPRINT_BYTES = 6;

    /** With these the proof did not look at what there is to accept. */
    private static final Set<Code> NEVER = Set.of(
            Code.UPGRADE_FAILED, Code.REVISIONS_NOT_REACHED, Code.NOTHING_CHECKED, Code.ACCEPTED_STALE, Code.TIMEOUT);

    private final Path file;
    private final Map<String, Entry> entries;

    private record Entry(String code, String revision, String fingerprint, String reason, int line) {
        String key() {
            return code + " " + revision + " " + fingerprint;
        }
    }

    private AcceptedFindings(Path file, Map<String, Entry> entries) {
        this.file = file;
        this.entries = entries;
    }

    /**
     * Reads the file; when there is none, nothing is accepted.
     *
     * @throws PalindromeException if a line is not an entry, or an entry stands twice
     */
    public static AcceptedFindings read(Path file) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        if (Files.exists(file)) {
            int number = 0;
            for (String line : lines(file)) {
                number++;
                if (line.isBlank() || line.startsWith("#")) {
                    continue;
                }
                String[] words = line.strip().split("\\s+", 4);
                if (words.length < 4) {
                    throw unreadable(file, number, "has no reason or too few words");
                }
                Entry entry = new Entry(words[0], words[1], words[2], words[3], number);
                if (entries.put(entry.key(), entry) != null) {
                    throw unreadable(file, number, "stands twice");
                }
            }
        }
        return new AcceptedFindings(file, entries);
    }

    /** Only the entries whose kind of finding is looked for: the others are neither used nor called stale. */
    public AcceptedFindings about(Predicate<Code> looked) {
        Set<String> codes = Arrays.stream(Code.values())
                .filter(looked.negate())
                .map(Code::id)
                .collect(Collectors.toSet());
        Map<String, Entry> rest = new LinkedHashMap<>(entries);
        rest.values().removeIf(entry -> codes.contains(entry.code()));
        return new AcceptedFindings(file, rest);
    }

    /** The result with accepted findings turned into information and entries that no longer occur turned into errors. */
    public ProofResult applyTo(ProofResult result) {
        Map<String, Entry> unused = new LinkedHashMap<>(entries);
        List<Finding> findings = new ArrayList<>();
        for (Finding finding : inDetail(result, false)) {
            findings.add(judge(finding, unused));
        }
        List<RevisionResult> revisions =
                result.revisions().stream().map(this::applyTo).toList();
        unused.values().stream()
                .filter(entry -> wasLookedAt(entry, result))
                .forEach(entry -> findings.add(stale(entry, result.findings())));
        return result.withFindings(revisions, findings);
    }

    /** One revision's result with accepted findings turned into information. */
    public RevisionResult applyTo(RevisionResult result) {
        Map<String, Entry> unused = new LinkedHashMap<>();
        return result.withFindings(result.findings().stream()
                .map(finding -> judge(finding, unused))
                .toList());
    }

    /**
     * The findings with the one that says that no revision has a downgrade told apart, revision by revision, once anything is accepted:
     * so that the first downgrade that somebody writes does not undo what was accepted of the others.
     */
    private List<Finding> inDetail(ProofResult result, boolean all) {
        List<Finding> findings = new ArrayList<>();
        for (Finding finding : result.findings()) {
            if (finding.code() == Code.NO_DOWNGRADES && (all || !entries.isEmpty())) {
                result.revisions().stream()
                        .filter(each -> each.verdict() == Verdict.MISSING)
                        .forEach(each -> findings.add(RoundTrip.downgradeMissing(each.revision())));
            } else {
                findings.add(finding);
            }
        }
        return findings;
    }

    /** Whether the proof came to what an entry is about, so that it would have been found again. */
    private static boolean wasLookedAt(Entry entry, ProofResult result) {
        boolean reached = result.revisions().stream()
                .noneMatch(each -> each.verdict() == Verdict.NOT_REACHED
                        && (entry.revision().equals("-") || each.revision().id().equals(entry.revision())));
        return reached && wasSelected(entry, result);
    }

    /** A proof of some revisions says nothing of the others, and only one of all of them can miss a finding of the whole history. */
    private static boolean wasSelected(Entry entry, ProofResult result) {
        boolean whole =
                result.revisions().size() == result.history().graph().ordered().size();
        if (entry.code().startsWith("descent-")) {
            return whole && result.descent() != null;
        }
        if (entry.code().startsWith("confluence-")) {
            return whole && (result.confluence() == null || result.confluence().leftOut() == 0);
        }
        if (entry.code().startsWith("graph-")) {
            return whole;
        }
        return whole
                || (!entry.revision().equals("-")
                        && (result.history().graph().find(entry.revision()) == null
                                || result.revisions().stream()
                                        .anyMatch(each -> each.revision().id().equals(entry.revision()))));
    }

    private Finding judge(Finding finding, Map<String, Entry> unused) {
        if (finding.severity() == Severity.INFO || NEVER.contains(finding.code())) {
            return finding;
        }
        String key = key(finding);
        unused.remove(key);
        Entry entry = entries.get(key);
        return entry == null ? finding : finding.accepted(entry.reason());
    }

    /**
     * Writes the file anew with everything that would fail or warn, keeping the reasons that stand there already.
     *
     * @param result a result to which nothing was applied
     * @param reason the reason for entries that are new, one line
     * @return how many entries the file has; without any, a file that is not there yet stays so
     * @throws PalindromeException (unavailable) if the file cannot be written
     */
    public int accept(ProofResult result, String reason) {
        Map<String, String> lines = new LinkedHashMap<>();
        for (Finding finding : inDetail(result, true)) {
            if (finding.severity() != Severity.INFO && !NEVER.contains(finding.code())) {
                String key = key(finding);
                Entry known = entries.get(key);
                lines.put(key, key + " " + (known == null ? reason : known.reason()));
            }
        }
        entries.values().stream()
                .filter(entry -> !wasSelected(entry, result))
                .forEach(entry -> lines.putIfAbsent(entry.key(), entry.key() + " " + entry.reason()));
        if (lines.isEmpty() && !Files.exists(file)) {
            return 0;
        }
        try {
            Files.writeString(file, HEADER + String.join("\n", lines.values()) + (lines.isEmpty() ? "" : "\n"));
        } catch (IOException problem) {
            throw new PalindromeException(
                    PalindromeException.Category.UNAVAILABLE,
                    List.of(Finding.of(
                            Code.FILE_UNWRITABLE,
                            Place.of(file.toString()),
                            "The file of accepted findings cannot be written: " + problem + ".",
                            "Make it writable, or name another one with --accepted.")),
                    problem);
        }
        return lines.size();
    }

    private static String key(Finding finding) {
        return finding.code().id() + " " + (finding.revision() == null ? "-" : finding.revision()) + " "
                + fingerprint(finding);
    }

    /** What a change of rows is about, without the row that is its example: others may be made up another time. */
    private static String withoutValues(String change) {
        int colon = change.indexOf(": ");
        return colon < 0 ? change : change.substring(0, colon);
    }

    /** A short hash of the changes, in any order; of the place and message where there are none. */
    private static String fingerprint(Finding finding) {
        List<String> parts = finding.changes().isEmpty()
                ? List.of(String.valueOf(finding.place()), finding.message())
                : finding.changes().stream()
                        .map(change -> finding.code().name().startsWith("DATA_") ? withoutValues(change) : change)
                        .sorted()
                        .toList();
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(String.join("\n", parts).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, FINGERPRINT_BYTES);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    private Finding stale(Entry entry, List<Finding> found) {
        boolean changed = found.stream()
                .map(AcceptedFindings::key)
                .anyMatch(key ->
                        key.startsWith(entry.code() + " " + entry.revision() + " ") && !entries.containsKey(key));
        String named = "The accepted finding " + entry.code()
                + (entry.revision().equals("-") ? "" : " of revision " + entry.revision());
        return new Finding(
                Code.ACCEPTED_STALE,
                Code.ACCEPTED_STALE.severity(),
                entry.revision().equals("-") ? null : entry.revision(),
                Place.of(file.toString(), entry.line(), 0),
                named + (changed ? " is not what it was when it was accepted." : " no longer occurs."),
                List.of(),
                changed
                        ? "Look at what it says now; --accept accepts that instead."
                        : "Remove its line, or run with --accept to write the file anew.");
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException problem) {
            throw new PalindromeException(
                    PalindromeException.Category.CONFIGURATION,
                    List.of(Finding.of(
                            Code.FILE_UNREADABLE,
                            Place.of(file.toString()),
                            "The file of accepted findings cannot be read: " + problem.getMessage(),
                            "Make it readable, in UTF-8.")),
                    problem);
        }
    }

    private static PalindromeException unreadable(Path file, int line, String what) {
        return new PalindromeException(
                PalindromeException.Category.CONFIGURATION,
                Finding.of(
                        Code.CONFIGURATION_INVALID,
                        Place.of(file.toString(), line, 0),
                        "Line " + line + " of " + file + " " + what + ".",
                        "A line is: CODE REVISION FINGERPRINT REASON; --accept writes the file."));
    }
}
