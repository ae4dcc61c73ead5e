/** Who is there. Nothing of it is in the log: it is shared by the gateways for a while, and forgotten. */
@NullMarked
package io.plexichat.kernel.presence;

import org.jspecify.annotations.NullMarked;
