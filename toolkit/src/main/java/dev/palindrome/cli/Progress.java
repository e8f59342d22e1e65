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
    private final @Nullable PrintWriter err;
    private @Nullable ProgressBar bar;

    private Progress(@Nullable PrintWriter err) {
        this.err = err;
    }

    static Progress on(PrintWriter err) {
        return new Progress(err);
    }

    static Progress none() {
        return new Progress(null);
    }

    @Override
    public void begin(String part, int steps) {
        end();
        PrintWriter terminal = err;
        if (terminal != null && steps > 0) {
            bar = new ProgressBarBuilder()
                    .setTaskName(part)
                    .setInitialMax(steps)
                    .setUpdateIntervalMillis(100)
                    .setStyle(ProgressBarStyle.ASCII)
                    .clearDisplayOnFinish()
                    .setConsumer(new DelegatingProgressBarConsumer(line -> {
                        terminal.print('\r' + line);
                        terminal.flush();
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
