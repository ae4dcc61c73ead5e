package io.plexichat.gateway.live;

import java.util.concurrent.Executor;

/**
 * How what a client follows leaves.
 *
 * @param executor where its streams are woken; shared by as many as there are, since all that are woken at once are one task there
 * @param singly one event after the other, for who may ask for so few; else all that there are are taken at once
 */
record Outlet(Executor executor, boolean singly) {}
