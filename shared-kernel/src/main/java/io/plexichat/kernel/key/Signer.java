package io.plexichat.kernel.key;

/** Signs for this server by Ed25519 (RFC 8032), with a key that stays the same as long as its vault. Only computes. */
public interface Signer {
    String ALGORITHM = "Ed25519";

    /** As RFC 8032 encodes it, 32 bytes. */
    byte[] publicKey();

    /** 64 bytes; the same for the same message. */
    byte[] sign(byte[] message);
}
