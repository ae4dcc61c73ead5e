/**
 * A client for bots and tools over the public REST API, server-sent events and WebSockets. Blocking; thread-safe; made for virtual
 * threads.
 */
@NullMarked
package io.plexichat.plugin.client;

import org.jspecify.annotations.NullMarked;
