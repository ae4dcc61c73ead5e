/** Finding messages over HTTP. */
@NullMarked
package io.plexichat.gateway.search;

import org.jspecify.annotations.NullMarked;
