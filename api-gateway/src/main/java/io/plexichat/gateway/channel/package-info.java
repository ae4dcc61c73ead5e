/** Channels and their members over HTTP. */
@NullMarked
package io.plexichat.gateway.channel;

import org.jspecify.annotations.NullMarked;
