/**
 * Brings logs of IRC channels into a channel, as {@code import irc}. Each file is one day. Every message gets its id from where it
 * stands and what it says, so bringing in the same log again, in part or in another order or packing, adds nothing.
 */
@NullMarked
package io.plexichat.standalone.irc;

import org.jspecify.annotations.NullMarked;
