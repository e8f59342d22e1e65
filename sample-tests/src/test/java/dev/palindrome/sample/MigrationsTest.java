package dev.palindrome.sample;

import dev.palindrome.database.ServerSpec;
import dev.palindrome.junit.MigrationContract;
import dev.palindrome.junit.MigrationTest;

/** The whole proof of the acquisition service's history; each revision is a test. */
@MigrationTest(
        locations = {"classpath:db/migration", "classpath:dev/palindrome/sample/migration"},
        // The same server for everybody, whether a machine has Docker or not.
        server = ServerSpec.Kind.EMBEDDED)
class MigrationsTest implements MigrationContract {}
