/**
 * Rotating the key-encryption key. Aggregate: {@code KeyRing} (id: {@code key-ring}), of which there is one. The keys themselves are in
 * the vault.
 */
@NullMarked
package io.plexichat.command.key;

import org.jspecify.annotations.NullMarked;
