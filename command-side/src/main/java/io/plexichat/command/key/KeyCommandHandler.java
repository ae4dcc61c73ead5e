package io.plexichat.command.key;

import io.plexichat.command.Aggregates;
import io.plexichat.kernel.key.KeyCommand.CompleteKeyRotation;
import io.plexichat.kernel.key.KeyCommand.RotateKey;
import org.axonframework.commandhandling.CommandHandler;

final class KeyCommandHandler {
    private final Aggregates<KeyRing> rings;

    KeyCommandHandler(Aggregates<KeyRing> rings) {
        this.rings = rings;
    }

    @CommandHandler
    void handle(RotateKey command) {
        rings.loadOrCreate(KeyRing.ID, KeyRing::new).execute(ring -> ring.rotate(command));
    }

    @CommandHandler
    void handle(CompleteKeyRotation command) {
        rings.find(KeyRing.ID).ifPresent(found -> found.execute(ring -> ring.complete(command)));
    }
}
