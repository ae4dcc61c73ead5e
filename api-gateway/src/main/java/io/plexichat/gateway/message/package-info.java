/** Sending, reading and changing messages; the wire form of a message for every transport. */
@NullMarked
package io.plexichat.gateway.message;

import org.jspecify.annotations.NullMarked;
