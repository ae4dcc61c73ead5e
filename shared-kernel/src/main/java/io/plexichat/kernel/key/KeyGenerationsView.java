package io.plexichat.kernel.key;

import java.util.List;

/**
 * @param items the newest first, at most 100
 * @param certificateKey the Ed25519 public key that deletion certificates are signed by; base64
 */
public record KeyGenerationsView(List<KeyGenerationView> items, String certificateKey) {
    public KeyGenerationsView {
        items = List.copyOf(items);
    }
}
