package io.plexichat.kernel.mail;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Of the event that is told of: what is told once has one id, however often it is looked at. */
public record MailId(@JsonValue UUID value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public MailId {}

    @Override
    public String toString() {
        return value.toString();
    }
}
