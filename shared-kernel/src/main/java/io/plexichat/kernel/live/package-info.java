/** The events a client follows, in position order, and the query that reads them from any position. */
@NullMarked
package io.plexichat.kernel.live;

import org.jspecify.annotations.NullMarked;
