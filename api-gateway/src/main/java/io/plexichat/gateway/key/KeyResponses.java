package io.plexichat.gateway.key;

import io.plexichat.kernel.key.KeyGenerationView;
import io.plexichat.kernel.key.KeyGenerationView.State;
import io.plexichat.kernel.key.KeyGenerationsView;
import io.plexichat.kernel.key.KeyRotationId;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

final class KeyResponses {
    private KeyResponses() {}

    record KeyRotationResponse(KeyRotationId rotationId) {}

    /**
     * @param keys how many data keys there are
     * @param certificateKey the Ed25519 public key that deletion certificates are signed by; base64
     * @param remaining how many of them are still wrapped by a generation that retires; 0 when no rotation is under way
     */
    record KeysResponse(List<KeyGenerationResponse> items, long keys, long remaining, String certificateKey) {
        static KeysResponse of(KeyGenerationsView view) {
            return new KeysResponse(
                    view.items().stream().map(KeyGenerationResponse::of).toList(),
                    count(view, _ -> true),
                    count(view, generation -> generation.state() == State.RETIRING),
                    view.certificateKey());
        }

        private static long count(KeyGenerationsView view, Predicate<KeyGenerationView> which) {
            return view.items().stream()
                    .filter(which)
                    .mapToLong(KeyGenerationView::keys)
                    .sum();
        }
    }

    record KeyGenerationResponse(
            int generation, State state, String provider, String keyReference, Instant madeAt, long keys) {
        static KeyGenerationResponse of(KeyGenerationView view) {
            return new KeyGenerationResponse(
                    view.number(), view.state(), view.provider(), view.keyReference(), view.madeAt(), view.keys());
        }
    }
}
