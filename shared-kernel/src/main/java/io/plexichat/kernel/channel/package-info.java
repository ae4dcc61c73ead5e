/** Rooms, who is in them in which role, and the one decision on what that allows. */
@NullMarked
package io.plexichat.kernel.channel;

import org.jspecify.annotations.NullMarked;
