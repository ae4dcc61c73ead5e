package io.plexichat.vault;

import io.plexichat.kernel.key.Signer;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;

/** Ed25519 with a secret that is derived from a data key. BouncyCastle's, because the JDK's does not tell the public key of a secret. */
final class ServerSignatures implements Signer {
    private final Ed25519PrivateKeyParameters secret;
    private final byte[] publicKey;

    ServerSignatures(DataKey key) {
        this.secret = new Ed25519PrivateKeyParameters(
                key.derived("plexichat deletion certificates", Ed25519PrivateKeyParameters.KEY_SIZE));
        this.publicKey = secret.generatePublicKey().getEncoded();
    }

    @Override
    public byte[] publicKey() {
        return publicKey.clone();
    }

    @Override
    public byte[] sign(byte[] message) {
        Ed25519Signer signer = new Ed25519Signer();
        signer.init(true, secret);
        signer.update(message, 0, message.length);
        return signer.generateSignature();
    }
}
