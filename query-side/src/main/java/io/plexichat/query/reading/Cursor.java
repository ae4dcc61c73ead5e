package io.plexichat.query.reading;

import io.plexichat.kernel.CommonRejections;
import io.plexichat.kernel.RejectedException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The sort key of the last item of a page, as an opaque text. Anything that is not one is {@code request.invalid}. */
public final class Cursor {
    private static final String SEPARATOR = "\u001f";

    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    private final List<String> parts;

    private Cursor(List<String> parts) {
        this.parts = parts;
    }

    public static String of(Object... parts) {
        String text = Stream.of(parts).map(Object::toString).collect(Collectors.joining(SEPARATOR));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** @return null when there is no cursor: the first page is asked for */
    public static @Nullable Cursor parse(@Nullable String text, int parts) {
        if (text == null) {
            return null;
        }
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
            String decoded = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
            List<String> found = Arrays.asList(decoded.split(SEPARATOR, -1));
            if (found.size() == parts && decoded.indexOf(0) < 0) {
                return new Cursor(found);
            }
        } catch (IllegalArgumentException | CharacterCodingException _) {
            // Falls through to the one answer.
        }
        throw broken();
    }

    public String text(int part) {
        return parts.get(part);
    }

    public UUID uuid(int part) {
        return part(part, UUID::fromString);
    }

    public long number(int part) {
        return part(part, Long::parseLong);
    }

    public Instant time(int part) {
        Instant time = part(part, Instant::parse);
        if (time.isBefore(Instant.EPOCH) || time.isAfter(LATEST)) {
            throw broken();
        }
        return time;
    }

    public <E extends Enum<E>> E constant(int part, Class<E> type) {
        return part(part, name -> Enum.valueOf(type, name));
    }

    private <T> T part(int part, Function<String, T> parse) {
        try {
            return parse.apply(parts.get(part));
        } catch (RuntimeException _) {
            throw broken();
        }
    }

    private static RejectedException broken() {
        return CommonRejections.invalid(
                "cursor", "invalid-format", "Expected the cursor of an earlier page, but got something else.");
    }
}
