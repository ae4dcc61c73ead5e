package io.plexichat.kernel.factor;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** What an authenticator computes its codes from: 160 bits, in base 32 (RFC 4648) without padding, as authenticators take it. */
public record FactorSecret(@JsonValue String value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public FactorSecret {}

    @Override
    public String toString() {
        return "***";
    }
}
