package io.plexichat.gateway.live;

import io.plexichat.gateway.input.JsonInput;
import io.plexichat.gateway.input.JsonInputDecoder;
import io.plexichat.kernel.CommonRejections;
import java.nio.ByteBuffer;

/** A frame of a client, not yet looked into. */
record JsonText(ByteBuffer utf8, int most) {

    /** Rejected with {@code request.malformed} or {@code request.too-large}. */
    JsonInput parsed() {
        if (utf8.remaining() > most) {
            throw CommonRejections.TOO_LARGE.because("Expected a smaller frame, but it is over the limit.");
        }
        return JsonInputDecoder.parse(utf8.duplicate());
    }
}
