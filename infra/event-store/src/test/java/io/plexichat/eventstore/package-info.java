/** Tests of the event store on a real Postgres, with what they share. */
@NullMarked
package io.plexichat.eventstore;

import org.jspecify.annotations.NullMarked;
