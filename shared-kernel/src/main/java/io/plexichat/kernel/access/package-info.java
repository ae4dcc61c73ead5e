/**
 * Who may do what: permissions, the sets of them that roles are, and the one decision that commands, queries, live streams, search and
 * pages ask. Pure: it looks only at what it is given, so each process decides on what it knows.
 */
@NullMarked
package io.plexichat.kernel.access;

import org.jspecify.annotations.NullMarked;
