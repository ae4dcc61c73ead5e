/**
 * Clients follow a conversation while the processes that serve them are killed and their connections are cut. What each received is
 * compared with the log.
 */
@NullMarked
package io.plexichat.benchmarks.chaos;

import org.jspecify.annotations.NullMarked;
