package io.plexichat.command.factor;

import java.util.Set;

/**
 * Where passkeys work.
 *
 * @param relyingPartyId the domain that they are for; under another one, those that are enrolled are of no use
 * @param origins of the pages that may use them; none for those of one's own machine, at any port
 */
public record PasskeySettings(String relyingPartyId, Set<String> origins) {
    /** For trying it out: a browser lets no page of elsewhere use them. */
    public static final PasskeySettings LOCALHOST = new PasskeySettings("localhost", Set.of());

    public PasskeySettings {
        origins = Set.copyOf(origins);
    }
}
