/** Who may see whom. Presence itself is with the gateways. */
@NullMarked
package io.plexichat.query.presence;

import org.jspecify.annotations.NullMarked;
