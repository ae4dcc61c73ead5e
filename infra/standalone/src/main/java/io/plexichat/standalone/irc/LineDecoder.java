package io.plexichat.standalone.irc;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;

/** Reads bytes as UTF-8 or, a line that is not, as Windows-1252. NUL, which no text here may hold, becomes U+FFFD. */
final class LineDecoder {
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    private final CharsetDecoder utf8 = StandardCharsets.UTF_8.newDecoder();

    record Decoded(String text, boolean windows1252) {}

    Decoded decode(byte[] line) {
        try {
            return new Decoded(withoutNul(utf8.decode(ByteBuffer.wrap(line)).toString()), false);
        } catch (CharacterCodingException notUtf8) {
            return new Decoded(withoutNul(new String(line, WINDOWS_1252)), true);
        }
    }

    private static String withoutNul(String text) {
        return text.replace('\0', '\uFFFD');
    }
}
