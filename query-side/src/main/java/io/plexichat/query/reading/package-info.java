/** What the query handlers of all features share: how they are reached, wait for a position, read rows and page. */
@NullMarked
package io.plexichat.query.reading;

import org.jspecify.annotations.NullMarked;
