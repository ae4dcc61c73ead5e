package io.plexichat.gateway.input;

import io.plexichat.kernel.CommonRejections;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.core.codec.AbstractDataBufferDecoder;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.util.MimeType;
import org.springframework.util.MimeTypeUtils;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a body as {@link JsonInput}: one JSON text in UTF-8, no field twice, nothing after it. */
public final class JsonInputDecoder extends AbstractDataBufferDecoder<JsonInput> {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    public JsonInputDecoder(int maxBytes) {
        super(MimeTypeUtils.APPLICATION_JSON);
        setMaxInMemorySize(maxBytes);
    }

    @Override
    public boolean canDecode(ResolvableType elementType, @Nullable MimeType mimeType) {
        return elementType.toClass() == JsonInput.class && super.canDecode(elementType, mimeType);
    }

    @Override
    public JsonInput decode(
            DataBuffer buffer,
            ResolvableType targetType,
            @Nullable MimeType mimeType,
            @Nullable Map<String, Object> hints) {
        try {
            // A whole buffer, as RSocket hands it over, was not counted yet.
            if (buffer.readableByteCount() > getMaxInMemorySize()) {
                throw new DataBufferLimitException("Expected a smaller body, but it is over the limit.");
            }
            ByteBuffer bytes = ByteBuffer.allocate(buffer.readableByteCount());
            buffer.toByteBuffer(bytes);
            return parse(bytes);
        } finally {
            DataBufferUtils.release(buffer);
        }
    }

    public static JsonInput parse(ByteBuffer utf8) {
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(utf8).toString();
            JsonNode root = JSON.readTree(text);
            if (root.isMissingNode()) {
                throw malformed("there is nothing");
            }
            return JsonInput.of(root);
        } catch (CharacterCodingException e) {
            throw malformed("it is not UTF-8");
        } catch (JacksonException e) {
            throw malformed("it is not well-formed");
        }
    }

    private static RuntimeException malformed(String but) {
        return CommonRejections.MALFORMED_REQUEST.because("Expected a body of JSON in UTF-8, but " + but + ".");
    }
}
