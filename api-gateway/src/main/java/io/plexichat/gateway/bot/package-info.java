/** Bots and their API tokens, for who looks after them. */
@NullMarked
package io.plexichat.gateway.bot;

import org.jspecify.annotations.NullMarked;
