package io.plexichat.gateway.live;

/** Told of each event once, in order, as it becomes available to the streams of this process. Must not block. */
@FunctionalInterface
public interface PushListener {
    void pushed(long position);
}
