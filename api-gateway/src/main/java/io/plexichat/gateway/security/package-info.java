/**
 * Who a request acts for. Access tokens are EdDSA JWTs of this server; each use also asks whether the session is still live. Keys are
 * files that only their owner can read: {@code access-token-<number>.jwk.json} for each that signs, signed or will sign tokens.
 */
@NullMarked
package io.plexichat.gateway.security;

import org.jspecify.annotations.NullMarked;
