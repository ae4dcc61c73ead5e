/**
 * Where key-encryption keys are kept: a keystore file, a PKCS#11 token, or the transit engine of a vault server. Each key wraps one
 * generation key and can be retired without regard to the others, in any order.
 */
@NullMarked
package io.plexichat.vault.provider;

import org.jspecify.annotations.NullMarked;
