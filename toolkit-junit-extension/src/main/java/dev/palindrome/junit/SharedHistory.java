package dev.palindrome.junit;

import dev.palindrome.layout.Histories;
import dev.palindrome.layout.History;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** A history of the run, read once; needs no server. */
record SharedHistory(History history) {
    private static final Namespace NAMESPACE = Namespace.create(SharedHistory.class);

    static History of(ExtensionContext context, HistorySettings settings) {
        ClassLoader loader = context.getRequiredTestClass().getClassLoader();
        return context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(
                        settings,
                        key -> new SharedHistory(Histories.load(settings.options(loader))),
                        SharedHistory.class)
                .history();
    }
}
