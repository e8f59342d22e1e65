/** Ids, the graph of revisions and plans over it. A revision's body is data; nothing here opens a connection or a file. */
@NullMarked
package dev.palindrome.revision;

import org.jspecify.annotations.NullMarked;
