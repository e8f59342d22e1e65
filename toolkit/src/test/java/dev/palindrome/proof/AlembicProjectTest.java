package dev.palindrome.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.palindrome.database.TestServer;
import dev.palindrome.finding.Code;
import dev.palindrome.layout.Histories;
import dev.palindrome.layout.HistoryOptions;
import dev.palindrome.migrate.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A project that {@code alembic init} made, with two branches and their merge, walked through Alembic itself. */
@Tag("slow")
class AlembicProjectTest {
    @TempDir
    Path directory;

    @BeforeEach
    void project() throws Exception {
        Tool.assumeThere("alembic");
        Process init = new ProcessBuilder("alembic", "init", "db")
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(init.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(init.waitFor()).as(said).isZero();
        version("a1", "None", "op.execute('CREATE TABLE users (id int, nick text)')", "op.execute('DROP TABLE users')");
        version("b2", "'a1'", "op.create_index('users_nick', 'users', ['nick'])", "pass");
        version("c3", "'a1'", "op.add_column('users', sa.Column('born', sa.Date))", "op.drop_column('users', 'born')");
        version(
                "d4",
                "('b2', 'c3')",
                "op.execute('CREATE VIEW nicks AS SELECT nick FROM users')",
                "op.execute('DROP VIEW nicks')");
    }

    @Test
    void a_downgrade_that_forgets_an_index_is_caught() {
        ProofResult result = prove(ProofOptions.DEFAULT);

        assertThat(result.findings().stream()
                        .map(finding -> finding.code() + " " + finding.revision() + " at " + finding.place() + ": "
                                + finding.changes())
                        .toList())
                .containsExactly(
                        "DOWNGRADE_DOES_NOT_RESTORE b2 at db/versions/b2.py: [index users_nick is left behind]");
        assertThat(result.revisions().stream()
                        .map(revision -> revision.revision().id() + " " + revision.verdict()))
                .containsExactly("a1 REVERSIBLE", "b2 BROKEN", "c3 REVERSIBLE", "d4 REVERSIBLE");
    }

    @Test
    void an_env_that_connects_elsewhere_is_not_believed() throws IOException {
        Path env = directory.resolve("db/env.py");
        Files.writeString(
                env,
                Files.readString(env)
                        .replace(
                                "connectable = engine_from_config(",
                                "config.set_main_option('sqlalchemy.url', 'sqlite://')\n    connectable = engine_from_config("));
        version("b2", "'a1'", "pass", "pass");
        version("c3", "'b2'", "pass", "pass");
        version("d4", "'c3'", "pass", "pass");
        version("a1", "None", "pass", "pass");

        ProofResult result = prove(ProofOptions.DEFAULT.withDescent(false));

        assertThat(result.findings().get(0).code()).isEqualTo(Code.UPGRADE_FAILED);
        assertThat(result.findings().get(0).message())
                .contains(
                        "`alembic -c {palindrome:configuration} upgrade a1` ended well, but the database does not show it: it"
                                + " worked in another one, or did nothing. Asked was: SELECT EXISTS (SELECT FROM alembic_version WHERE"
                                + " version_num = 'a1').");
    }

    private ProofResult prove(ProofOptions options) {
        try (Proof proof = Proof.of(
                Histories.load(HistoryOptions.of(directory)), TestServer.shared(), options, ProofListener.NONE)) {
            return proof.run();
        }
    }

    private void version(String id, String parents, String upgrade, String downgrade) throws IOException {
        Files.writeString(
                directory.resolve("db/versions/" + id + ".py"),
                String.join(
                        "\n",
                        List.of(
                                "\"\"\"" + id + "\"\"\"",
                                "import sqlalchemy as sa",
                                "from alembic import op",
                                "revision = '" + id + "'",
                                "down_revision = " + parents,
                                "def upgrade():",
                                "    " + upgrade,
                                "def downgrade():",
                                "    " + downgrade,
                                "")));
    }
}
