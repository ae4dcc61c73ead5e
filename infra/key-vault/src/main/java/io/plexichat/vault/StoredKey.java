package io.plexichat.vault;

import io.plexichat.kernel.key.KeyId;
import io.plexichat.kernel.key.KeyScope;
import org.jspecify.annotations.Nullable;

/**
 * A data key as it stands in the database.
 *
 * @param generation which wraps it
 * @param wrapped null once it was destroyed
 */
@SuppressWarnings("ArrayRecordComponent") // Read once, never compared.
record StoredKey(KeyId id, KeyScope scope, int generation, byte @Nullable [] wrapped) {}
