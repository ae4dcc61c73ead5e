package io.plexichat.gateway.live;

/** An event as one viewer gets it. */
record Delivery(long position, String json) {}
