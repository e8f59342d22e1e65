/** Rules for the architecture of a project's revisions. Needs ArchUnit, which is optional. */
@NullMarked
package dev.palindrome.junit.arch;

import org.jspecify.annotations.NullMarked;
