/**
 * Decides on erasures, legal holds and retention, and carries them out. Aggregates: {@code Erasure} (id: {@code erasure:account:...} or
 * {@code erasure:channel:...}) with all erasures and holds of one subject; {@code Retention} (id: {@code retention:default} or
 * {@code retention:...}) with the rule of one channel.
 *
 * <p>The events only order. The query side destroys the keys when it takes them from the log, so that a replay does it again; the
 * automation here deletes the messages and says when all is done.
 */
@NullMarked
package io.plexichat.command.erasure;

import org.jspecify.annotations.NullMarked;
