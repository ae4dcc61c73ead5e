package io.plexichat.gateway.live;

/**
 * An RSocket session, which may outlive its connection.
 *
 * @param leased whether the client asked for leases
 */
record PacedSession(Pressure pressure, boolean leased) {}
