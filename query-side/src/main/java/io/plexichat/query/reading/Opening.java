package io.plexichat.query.reading;

import io.plexichat.kernel.key.Binding;
import io.plexichat.kernel.key.KeyId;
import io.plexichat.kernel.key.KeyVault;
import io.plexichat.kernel.key.Opener;
import io.plexichat.kernel.key.Sealed;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import reactor.core.publisher.Mono;

/** Opens what rows hold sealed: one wait for the keys of all rows, none when they are in memory, and each value once. */
public final class Opening {
    private final KeyVault vault;

    public Opening(KeyVault vault) {
        this.vault = vault;
    }

    /** @param values the sealed values of a row */
    public <R> Mono<Opener> of(Collection<R> rows, Function<R, Stream<Sealed>> values) {
        Set<KeyId> keys = rows.stream().flatMap(values).map(Sealed::keyId).collect(Collectors.toSet());
        return Mono.fromFuture(() -> vault.openerLater(keys)).map(Once::new);
    }

    /** A value opens in its own place only, however often the page holds it elsewhere. */
    private record Place(Sealed value, Binding binding) {}

    /** A page shows the names of its authors again and again. */
    private static final class Once implements Opener {
        private final Opener opener;
        private final Map<Place, Optional<String>> opened = new HashMap<>();

        private Once(Opener opener) {
            this.opener = opener;
        }

        @Override
        public Optional<String> open(Sealed sealed, Binding binding) {
            return opened.computeIfAbsent(new Place(sealed, binding), _ -> opener.open(sealed, binding));
        }
    }
}
