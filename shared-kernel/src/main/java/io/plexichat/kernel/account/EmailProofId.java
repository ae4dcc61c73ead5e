package io.plexichat.kernel.account;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Of one attempt to show that an address is its owner's. The code that is mailed for it is computed of this and a key of the server. */
public record EmailProofId(@JsonValue UUID value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public EmailProofId {}

    @Override
    public String toString() {
        return value.toString();
    }
}
