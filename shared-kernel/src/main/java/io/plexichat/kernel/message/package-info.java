/** What is said in a channel: each message is its own aggregate, keyed by the UUID its client made; read markers beside it. */
@NullMarked
package io.plexichat.kernel.message;

import org.jspecify.annotations.NullMarked;
