package io.plexichat.gateway.live;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.random.RandomGenerator;

/** Bytes that a broken or hostile client might send. */
final class FuzzedFrames {
    private static final List<String> TEXTS = List.of(
            "{\"op\":\"ping\"}",
            "{\"op\":\"subscribe\",\"after\":0}",
            "{\"op\":\"subscribe\",\"after\":99999999999999999999}",
            "{\"op\":\"authenticate\",\"token\":\"x.y.z\"}",
            "{\"op\":\"send\",\"ref\":{},\"channelId\":\"x\",\"text\":5}",
            "{\"op\":\"typing\",\"channelId\":null}",
            "[[[[[[[[[[",
            "\"\\ud800\"",
            "");
    private static final int SETUP = 0x01;
    private static final int LARGEST_TYPE = 0x3F;

    private final RandomGenerator random;
    private final byte[] setup;

    /** @param setup a good SETUP frame, without its length */
    FuzzedFrames(RandomGenerator random, byte[] setup) {
        this.random = random;
        this.setup = setup;
    }

    /** What goes over one TCP connection of RSocket. */
    byte[] rsocket() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        if (random.nextInt(4) > 0) {
            out.writeBytes(length(setup));
        }
        for (int i = random.nextInt(1, 12); i > 0; i--) {
            out.writeBytes(rsocketFrame());
        }
        return cut(out.toByteArray());
    }

    /** One frame of RSocket in a WebSocket's, or a bare one of the WebSocket. */
    byte[] rsocketOverWebSocket() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        if (random.nextInt(4) > 0) {
            out.writeBytes(webSocketFrame(0x2, true, setup));
        }
        for (int i = random.nextInt(1, 12); i > 0; i--) {
            out.writeBytes(webSocketFrame(random.nextInt(5) == 0 ? random.nextInt(16) : 0x2, true, frame()));
        }
        return cut(out.toByteArray());
    }

    /** What goes over one WebSocket after its handshake. */
    byte[] webSocket() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = random.nextInt(1, 12); i > 0; i--) {
            out.writeBytes(
                    switch (random.nextInt(6)) {
                        case 0 -> bytes(random.nextInt(1, 200));
                        case 1 -> webSocketFrame(random.nextInt(16), random.nextBoolean(), bytes(random.nextInt(300)));
                        case 2 -> webSocketFrame(0x1, true, new byte[40_000]);
                        case 3 -> webSocketFrame(0x9, true, bytes(random.nextInt(125)));
                        default -> webSocketFrame(0x1, random.nextInt(8) > 0, mutated(text()));
                    });
        }
        return cut(out.toByteArray());
    }

    private byte[] rsocketFrame() {
        return switch (random.nextInt(8)) {
            case 0 -> bytes(random.nextInt(1, 100));
            // A length that nothing follows.
            case 1 -> new byte[] {(byte) 0xFF, (byte) 0xFF, (byte) 0xFF, 1, 2, 3};
            case 2 -> new byte[] {0, 0, 0};
            default -> length(frame());
        };
    }

    /** A stream, a type with flags, and anything. */
    private byte[] frame() {
        if (random.nextInt(6) == 0) {
            return mutated(setup);
        }
        byte[] body = random.nextBoolean() ? bytes(random.nextInt(100)) : text();
        int type = random.nextInt(10) == 0 ? SETUP : random.nextInt(LARGEST_TYPE);
        return ByteBuffer.allocate(6 + body.length)
                .putInt(random.nextInt(10) == 0 ? random.nextInt() : random.nextInt(12))
                .putShort((short) ((type << 10) | random.nextInt(1 << 10)))
                .put(body)
                .array();
    }

    private byte[] text() {
        return TEXTS.get(random.nextInt(TEXTS.size())).getBytes(StandardCharsets.UTF_8);
    }

    private byte[] mutated(byte[] good) {
        byte[] bad = good.clone();
        for (int i = random.nextInt(4); i > 0 && bad.length > 0; i--) {
            bad[random.nextInt(bad.length)] = (byte) random.nextInt();
        }
        return bad;
    }

    /** Now and then it ends in the middle. */
    private byte[] cut(byte[] whole) {
        return random.nextInt(3) == 0 ? java.util.Arrays.copyOf(whole, random.nextInt(whole.length + 1)) : whole;
    }

    private byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] length(byte[] frame) {
        return ByteBuffer.allocate(3 + frame.length)
                .put((byte) (frame.length >> 16))
                .putShort((short) frame.length)
                .put(frame)
                .array();
    }

    private byte[] webSocketFrame(int opcode, boolean last, byte[] payload) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int reserved = random.nextInt(20) == 0 ? random.nextInt(8) << 4 : 0;
        out.write((last ? 0x80 : 0) | reserved | opcode);
        boolean masked = random.nextInt(20) > 0;
        int mask = masked ? 0x80 : 0;
        if (payload.length < 126) {
            out.write(mask | payload.length);
        } else {
            out.write(mask | 126);
            out.write(payload.length >> 8);
            out.write(payload.length);
        }
        byte[] key = masked ? bytes(4) : new byte[4];
        if (masked) {
            out.writeBytes(key);
        }
        for (int i = 0; i < payload.length; i++) {
            out.write(payload[i] ^ key[i % 4]);
        }
        return out.toByteArray();
    }
}
