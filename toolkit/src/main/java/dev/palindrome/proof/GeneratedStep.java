package dev.palindrome.proof;

import dev.palindrome.ddl.DdlScript;
import dev.palindrome.ddl.DdlStatement;
import java.util.List;

/**
 * One revision that closes a part of the drift, and has been run.
 *
 * @param upgrade its statements
 * @param downgrade those of its way back
 */
public record GeneratedStep(List<DdlStatement> upgrade, List<DdlStatement> downgrade) {
    public GeneratedStep {
        upgrade = List.copyOf(upgrade);
        downgrade = List.copyOf(downgrade);
    }

    /** Whether both ways run in a transaction. */
    public boolean isTransactional() {
        return upgrade.stream().allMatch(DdlStatement::transactional)
                && downgrade.stream().allMatch(DdlStatement::transactional);
    }

    /** The tables and columns whose data the upgrade may throw away. */
    public List<String> lossy() {
        return upgrade.stream()
                .flatMap(statement -> statement.lossy().stream())
                .map(name -> name.startsWith("public.") ? name.substring("public.".length()) : name)
                .distinct()
                .toList();
    }

    /** The upgrade as a file has it. */
    public String upgradeText() {
        return DdlScript.text(upgrade);
    }

    /** The downgrade as a file has it; what it throws away is what the upgrade made. */
    public String downgradeText() {
        return DdlScript.text(downgrade);
    }
}
