/**
 * The JavaScript client library, served to browsers at {@code /client/}. It is among the resources as plain modules, and is packed for
 * npm from there.
 */
@NullMarked
package io.plexichat.gateway.client;

import org.jspecify.annotations.NullMarked;
