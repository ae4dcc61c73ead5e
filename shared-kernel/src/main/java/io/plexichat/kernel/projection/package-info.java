/**
 * Looking after read models ("projections") while they serve: what operators ask and order, and what they are told.
 *
 * <p>A projection has generations, each a copy in a place of its own. One is {@code ACTIVE} and answers reads; at most one is
 * {@code BUILDING} from the beginning of the log; the one that was active before stays {@code PREVIOUS} for a time and is still fed, so
 * that going back is one step. Orders change what runs, not what was said: they are no events and go over the query bus. Neither
 * queries nor orders wait for a position.
 */
@NullMarked
package io.plexichat.kernel.projection;

import org.jspecify.annotations.NullMarked;
