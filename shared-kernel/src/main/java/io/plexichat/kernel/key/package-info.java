/**
 * Sealed content: what events carry instead of readable personal data, and the ports of the vault that keeps the keys.
 *
 * <p>A key belongs to a {@link io.plexichat.kernel.key.KeyScope}. Destroying the keys of an account or a channel makes everything sealed
 * under them unreadable wherever it was copied to, and changes no event.
 */
@NullMarked
package io.plexichat.kernel.key;

import org.jspecify.annotations.NullMarked;
