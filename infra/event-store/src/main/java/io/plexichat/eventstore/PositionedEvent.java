package io.plexichat.eventstore;

import org.axonframework.eventhandling.DomainEventMessage;

/** An aggregate's event together with its position in the log. */
public record PositionedEvent(long position, DomainEventMessage<?> message) {}
