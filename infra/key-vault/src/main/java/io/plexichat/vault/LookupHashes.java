package io.plexichat.vault;

import io.plexichat.kernel.key.LookupDomain;
import io.plexichat.kernel.key.LookupHash;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Keyed hashes of values: HMAC-SHA-256 of the domain's name, a zero byte and the value. Stored, so the form never changes. */
final class LookupHashes {
    private final DataKey key;

    LookupHashes(DataKey key) {
        this.key = key;
    }

    LookupHash hash(LookupDomain domain, String normalised) {
        byte[] message = (domain.name() + "\0" + normalised).getBytes(StandardCharsets.UTF_8);
        return new LookupHash(HexFormat.of().formatHex(key.mac(message)));
    }
}
