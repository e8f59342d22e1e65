package dev.palindrome.cli;

import dev.palindrome.proof.AcceptedFindings;
import dev.palindrome.proof.ProofResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;

/** The file of accepted findings, as it is and as {@code --accept} writes it. */
final class Acceptance {
    private final Path file;
    private AcceptedFindings accepted;

    Acceptance(Path file) {
        this.file = file;
        this.accepted = AcceptedFindings.read(file);
    }

    /** Looks before the proof whether the file can be written. */
    void check() {
        new OutputFile("--accept", file).check();
    }

    /** Writes it and says so. */
    String accept(ProofResult found) {
        boolean existed = Files.exists(file);
        int entries = accepted.accept(found, "as found on " + LocalDate.now());
        accepted = AcceptedFindings.read(file);
        if (entries == 0) {
            return existed
                    ? "There is nothing to accept any more; " + file + " has no entry now."
                    : "There is nothing to accept.";
        }
        return "Wrote " + entries + (entries == 1 ? " entry" : " entries") + " to " + file
                + ". Replace each reason by your own.";
    }

    ProofResult applyTo(ProofResult found) {
        return accepted.applyTo(found);
    }
}
