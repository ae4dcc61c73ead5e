/** What live streams read: the events after a position, and when there are more. The rows are those of the timeline. */
@NullMarked
package io.plexichat.query.live;

import org.jspecify.annotations.NullMarked;
