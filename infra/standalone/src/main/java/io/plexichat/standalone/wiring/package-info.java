/** Puts the three roles together: the log, the buses, connections, tracing, health. Nothing is found by scanning. */
@NullMarked
package io.plexichat.standalone.wiring;

import org.jspecify.annotations.NullMarked;
