package dev.palindrome.ddl;

import dev.palindrome.finding.Code;
import dev.palindrome.finding.Finding;
import dev.palindrome.schema.ObjectKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What there is to say about a script. */
final class Judgement {
    private static final Pattern DROPS = Pattern.compile("\\bDROP (COLUMN|TABLE)\\b");

    private Judgement() {}

    static List<Finding> of(Sides sides, List<DdlStatement> statements) {
        List<Finding> findings = new ArrayList<>();
        Set<ObjectKey> keys = new TreeSet<>(sides.from.objects().keySet());
        keys.addAll(sides.to.objects().keySet());
        for (ObjectKey key : keys) {
            String reason = Impossible.reason(key, sides);
            if (reason != null) {
                findings.add(Finding.of(
                        Code.DDL_IMPOSSIBLE,
                        null,
                        "No statement is written for " + key + reason + ".",
                        "Write it by hand: a snapshot does not tell all that it takes."));
            }
        }
        if (!sides.options.allowDataLoss()) {
            for (DdlStatement statement : statements) {
                if (statement.loss() != null) {
                    findings.add(Finding.of(
                            Code.DDL_LOSES_DATA,
                            null,
                            "\"" + statement.sql() + "\" loses " + statement.loss() + ".",
                            DROPS.matcher(statement.sql()).find()
                                    ? "--allow-data-loss allows it; if it is there under another name, --rename OLD=NEW keeps the data."
                                    : "--allow-data-loss allows it."));
                }
            }
        }
        findings.addAll(Hints.of(sides));
        return findings;
    }
}
