package dev.palindrome.proof;

import dev.palindrome.schema.Dependencies;
import dev.palindrome.schema.SnapshotFile;
import org.jspecify.annotations.Nullable;

/**
 * A schema, with what a script that leads from it or to it has to know.
 *
 * @param file the schema
 * @param dependencies which objects stand on which; null where that is not known, and the names in the texts decide
 */
public record SourceSchema(SnapshotFile file, @Nullable Dependencies dependencies) {}
