/**
 * The command side: takes commands, decides, writes events. Here is what all its features share: the bus, aggregates' repositories, and the port to the log's positions.
 */
@NullMarked
package io.plexichat.command;

import org.jspecify.annotations.NullMarked;
