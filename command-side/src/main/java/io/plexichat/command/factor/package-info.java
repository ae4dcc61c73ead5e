/**
 * Second factors: authenticators (TOTP, RFC 6238), passkeys (WebAuthn) and backup codes. Aggregate: {@code Factors} (id: {@code factors:} and the account
 * id). An account's lock is taken before that of its factors.
 */
@NullMarked
package io.plexichat.command.factor;

import org.jspecify.annotations.NullMarked;
