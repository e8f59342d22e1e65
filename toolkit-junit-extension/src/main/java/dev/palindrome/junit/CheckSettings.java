package dev.palindrome.junit;

import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/**
 * Which checks are on, as one source says it.
 *
 * @param only these and no others; empty for all
 * @param without these not
 * @param source who says so, for the reason of a test that is switched off
 */
record CheckSettings(Set<Check> only, Set<Check> without, String source) {
    static final CheckSettings NONE = new CheckSettings(Set.of(), Set.of(), "");

    CheckSettings {
        only = Set.copyOf(only);
        without = Set.copyOf(without);
    }

    static CheckSettings of(Set<Check> only, Set<Check> without, String source) {
        CheckSettings settings = new CheckSettings(only, without, source);
        Set<Check> both = new TreeSet<>(only);
        both.retainAll(without);
        if (!both.isEmpty()) {
            throw new ExtensionConfigurationException(source + ": checks and without contradict each other about "
                    + both.stream().map(Check::word).collect(Collectors.joining(", ")) + ".");
        }
        if (settings.runs().isEmpty()) {
            throw new ExtensionConfigurationException(
                    source + " switches every check off; leave one on, or disable the class.");
        }
        return settings;
    }

    CheckSettings orElse(CheckSettings other) {
        return only.isEmpty() && without.isEmpty() ? other : this;
    }

    /** The checks that are on. */
    Set<Check> runs() {
        Set<Check> all = only.isEmpty() ? EnumSet.allOf(Check.class) : EnumSet.copyOf(only);
        all.removeAll(without);
        return all;
    }

    /** Those that are off and cost time of their own: they are not run. What the others find is not told. */
    Set<Check> leftOut() {
        Set<Check> off = EnumSet.of(Check.DESCENT, Check.CONFLUENCE, Check.DATA, Check.FIDELITY, Check.MODEL);
        off.removeAll(runs());
        return off;
    }

    /** Whether it was asked for by name: then it may not be left out because there is nothing to check. */
    boolean names(Check check) {
        return only.contains(check);
    }

    /** Why a check is off, or null when it is on. */
    @Nullable
    String whyOff(Check check) {
        return runs().contains(check)
                ? null
                : "The check " + check.word() + " is switched off by " + source
                        + (only.isEmpty() ? " (without)." : " (checks).");
    }
}
