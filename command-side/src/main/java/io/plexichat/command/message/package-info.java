/**
 * Messages and read markers. Aggregates: {@code Message} (id: the message id, made by the client) and {@code ReadMarker} (id: {@code read-marker:}, the channel id, a colon and the account id).
 */
@NullMarked
package io.plexichat.command.message;

import org.jspecify.annotations.NullMarked;
