package io.plexichat.command;

import io.plexichat.command.channel.ChannelAccess;
import org.axonframework.eventhandling.DomainEventMessage;

/** Keeps what the command side has in memory up to date where other processes append to the same log. */
public final class LogFollower {
    private final AggregateStore aggregates;
    private final ChannelAccess access;

    LogFollower(AggregateStore aggregates, ChannelAccess access) {
        this.aggregates = aggregates;
        this.access = access;
    }

    /** To be told of every event, in the order of the log; also of this process's own. */
    public void appended(DomainEventMessage<?> event) {
        aggregates.appended(event);
        access.appended(event);
    }
}
