/**
 * Who a request acts for. Access tokens are ES256 JWTs of this server; each use also asks whether the session is still live. Keys are
 * files that only their owner can read.
 */
@NullMarked
package io.plexichat.gateway.security;

import org.jspecify.annotations.NullMarked;
