package dev.palindrome.junit;

import dev.palindrome.database.Server.ScratchDatabase;
import dev.palindrome.database.ServerSpec;
import dev.palindrome.layout.History;
import dev.palindrome.proof.Templates;
import dev.palindrome.revision.Revision;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * The databases from which scenarios are cloned, shared by all test classes of the run with one configuration: kept in the root context's
 * store, built when the first scenario stands there, dropped when the run ends.
 */
final class SharedTemplates extends Closing {
    private static final Namespace NAMESPACE = Namespace.create(SharedTemplates.class);

    private final History history;
    private final SharedServer server;
    private final Templates templates;

    private SharedTemplates(History history, SharedServer server, Templates templates) {
        this.history = history;
        this.server = server;
        this.templates = templates;
    }

    /**
     * Those of a test class.
     *
     * @throws org.junit.jupiter.api.extension.ExtensionConfigurationException if the class has no configuration
     */
    static SharedTemplates of(ExtensionContext context) {
        MigrationConfiguration.Proven proven =
                MigrationExtension.configuration(context).proven();
        History history = SharedHistory.of(context, proven.history());
        // Asked for first, so that it is closed last.
        SharedServer server = SharedServer.of(context, proven.server());
        Key key = new Key(proven.history(), proven.server(), proven.before());
        return context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(
                        key,
                        any -> new SharedTemplates(
                                history,
                                server,
                                Templates.of(history, server.server(), BeforeScripts.read(proven.before()))),
                        SharedTemplates.class);
    }

    /** What two test classes have in common that share templates. */
    private record Key(HistorySettings history, ServerSpec server, List<Path> before) {}

    /** The history of a test class, the same on every version of PostgreSQL; needs no server. */
    static History history(ExtensionContext context) {
        return SharedHistory.of(
                context,
                MigrationExtension.configurations(context).get(0).proven().history());
    }

    History history() {
        return history;
    }

    /** The place where a target is the last that was applied. */
    int at(String target) {
        return templates.at(target);
    }

    /** The place right before a target. */
    int before(String target) {
        return templates.before(target);
    }

    /** The place right before a revision. */
    int before(Revision revision) {
        return history.graph().ordered().indexOf(revision);
    }

    /** A database for one test, at a place. */
    ScenarioDatabase database(int place, ExtensionContext context) {
        if (!templates.isExclusive() && templates.mustBeWatched(place)) {
            server.alone(() -> {
                templates.prepare(place);
                return place;
            });
        }
        boolean alone = templates.isExclusive();
        if (alone) {
            server.acquire();
        }
        Runnable done = alone ? server::release : () -> {};
        try {
            ScratchDatabase scratch = templates.copy(place);
            return new ScenarioDatabase(
                    scratch,
                    history,
                    templates.bookkeeping(),
                    context.getRequiredTestClass().getClassLoader(),
                    context.getRequiredTestClass().getSimpleName() + ", " + context.getDisplayName(),
                    done);
        } catch (RuntimeException problem) {
            done.run();
            throw problem;
        }
    }

    @Override
    public void close() {
        templates.close();
    }
}
