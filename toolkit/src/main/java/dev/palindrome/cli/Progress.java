package dev.palindrome.cli;

import dev.palindrome.proof.ProofListener;
import dev.palindrome.revision.Revision;
import java.io.PrintWriter;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** A bar for each long part of a proof. */
final class Progress implements ProofListener, AutoCloseable {
    private final @Nullable PrintWriter terminal;
    private @Nullable ProgressBar bar;
    private int waiting;

    private Progress(@Nullable PrintWriter terminal) {
        this.terminal = terminal;
    }

    static Progress on(PrintWriter terminal) {
        return new Progress(terminal);
    }

    static Progress none() {
        return new Progress(null);
    }

    /** Says what is waited for, on a line that goes away when something begins. */
    void waitFor(String what) {
        if (terminal != null) {
            terminal.print(what);
            terminal.flush();
            waiting = what.length();
        }
    }

    private void clear() {
        if (terminal != null && waiting > 0) {
            terminal.print('\r' + " ".repeat(waiting) + '\r');
            terminal.flush();
            waiting = 0;
        }
    }

    @Override
    public void begin(String part, int steps) {
        end();
        PrintWriter to = terminal;
        if (to != null && steps > 0) {
            bar = new ProgressBarBuilder()
                    .setTaskName(part)
                    .setInitialMax(steps)
                    .setUpdateIntervalMillis(100)
                    .setStyle(ProgressBarStyle.ASCII)
                    .clearDisplayOnFinish()
                    .setConsumer(new DelegatingProgressBarConsumer(line -> {
                        to.print('\r' + line);
                        to.flush();
                    }))
                    .build();
        }
    }

    @Override
    public void visit(Revision revision) {
        if (bar != null) {
            bar.setExtraMessage(revision.id());
            bar.step();
        }
    }

    @Override
    public void end() {
        clear();
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }

    @Override
    public void close() {
        end();
    }
}
