/**
 * What gateways share for a while and no log keeps: signals, entries that are held by living processes, and values that expire.
 *
 * <p>One process has it in memory; many have it through a server of their own. Nothing here blocks. When that server is away, each
 * process goes on with what it has itself, and joins the others again as soon as it is back.
 */
@NullMarked
package io.plexichat.kernel.ephemeral;

import org.jspecify.annotations.NullMarked;
