/**
 * The log, and the way between processes, on Axon Server.
 *
 * <p>Axon Server does not tell where in the log a command's events landed. So each process that decides follows the end of the log
 * and knows its own events by their ids: see {@link io.plexichat.axonserver.LogTail}.
 */
@NullMarked
package io.plexichat.axonserver;

import org.jspecify.annotations.NullMarked;
