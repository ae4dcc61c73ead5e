package io.plexichat.gateway;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hashes addresses of clients with the server's own key: equal ones stay equal, and none can be guessed from its hash. Of an IPv6 address
 * only the first half counts: the other one is the client's to choose.
 */
public final class ClientAddresses {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEPT_BYTES = 16;
    private static final int SUBSCRIBER_BYTES_OF_IPV6 = 8;

    private static final Logger LOG = LoggerFactory.getLogger(ClientAddresses.class);

    private final SecretKeySpec key;
    private final TrustedProxies proxies;
    private final AtomicBoolean warned = new AtomicBoolean();

    /** @param trustedProxies see {@link GatewayProperties#trustedProxies()} */
    public ClientAddresses(byte[] key, List<String> trustedProxies) {
        this.key = new SecretKeySpec(key, ALGORITHM);
        this.proxies = TrustedProxies.of(trustedProxies);
    }

    /**
     * @param peer who is connected
     * @param forwardedFor the values of {@code X-Forwarded-For}, which count when a trusted proxy is
     */
    @Nullable
    String hash(@Nullable InetSocketAddress peer, List<String> forwardedFor) {
        InetAddress address = peer == null ? null : peer.getAddress();
        if (address == null) {
            return null;
        }
        if (!forwardedFor.isEmpty() && !proxies.isTrusted(address) && warned.compareAndSet(false, true)) {
            LOG.warn(
                    "A request with X-Forwarded-For came from an address that is not trusted. If it is a proxy's, add it to "
                            + "plexichat.gateway.trusted-proxies: else all who come through it are taken for one.");
        }
        InetAddress client = proxies.client(address, forwardedFor);
        int counted = client instanceof Inet6Address ? SUBSCRIBER_BYTES_OF_IPV6 : client.getAddress().length;
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(client.getAddress(), 0, counted);
            return HexFormat.of().formatHex(mac.doFinal(), 0, KEPT_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Expected " + ALGORITHM + " in every JDK, but it is missing.", e);
        }
    }
}
