/**
 * Channels, their members and roles, and the access decision that sends ask. Aggregates: {@code Channel} (id: the channel id; snapshots) and {@code ChannelName} (id: {@code channel-name:} and the normalised name).
 */
@NullMarked
package io.plexichat.command.channel;

import org.jspecify.annotations.NullMarked;
