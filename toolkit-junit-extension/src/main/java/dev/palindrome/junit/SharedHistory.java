package dev.palindrome.junit;

import static dev.palindrome.junit.Explaining.explaining;

import dev.palindrome.layout.Histories;
import dev.palindrome.layout.Histories.OpenHistory;
import dev.palindrome.layout.History;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** A history of the run, read once; needs no server. */
final class SharedHistory extends Closing {
    private static final Namespace NAMESPACE = Namespace.create(SharedHistory.class);

    private final OpenHistory open;

    private SharedHistory(OpenHistory open) {
        this.open = open;
    }

    static History of(ExtensionContext context, HistorySettings settings) {
        return open(context, settings).history();
    }

    /** With what its project's {@code palindrome.properties} says beside it. */
    static OpenHistory open(ExtensionContext context, HistorySettings settings) {
        ClassLoader loader = context.getRequiredTestClass().getClassLoader();
        return context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(
                        settings,
                        key -> explaining(() -> new SharedHistory(Histories.open(settings.options(loader)))),
                        SharedHistory.class)
                .open;
    }

    @Override
    public void close() {
        open.close();
    }
}
