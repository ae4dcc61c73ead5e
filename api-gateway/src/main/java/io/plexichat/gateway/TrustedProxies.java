package io.plexichat.gateway;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whom to believe where a request comes from. Each proxy adds whom it hears to the end of {@code X-Forwarded-For}; what stands before that is
 * what a client said. So it is read from its end, as far as those who say it are trusted.
 */
final class TrustedProxies {
    /** With a port some proxies add: an IPv6 address is then in brackets. */
    private static final Pattern WITH_PORT = Pattern.compile("\\[(.*)](?::\\d+)?|([0-9.]+):\\d+");

    private final List<Network> networks;

    private TrustedProxies(List<Network> networks) {
        this.networks = networks;
    }

    /** @throws IllegalArgumentException when one is no address and no network */
    static TrustedProxies of(List<String> networks) {
        return new TrustedProxies(networks.stream().map(Network::parse).toList());
    }

    /**
     * @param peer who is connected
     * @param forwardedFor the values of the header, in their order
     */
    InetAddress client(InetAddress peer, List<String> forwardedFor) {
        InetAddress client = peer;
        List<String> hops = forwardedFor.stream()
                .flatMap(value -> Arrays.stream(value.split(",")))
                .toList();
        for (String hop : hops.reversed()) {
            Optional<InetAddress> before = isTrusted(client) ? parse(hop.strip()) : Optional.empty();
            if (before.isEmpty()) {
                return client;
            }
            client = before.get();
        }
        return client;
    }

    boolean isTrusted(InetAddress address) {
        return networks.stream().anyMatch(network -> network.contains(address));
    }

    /** Empty for what is no address, such as {@code unknown}. */
    private static Optional<InetAddress> parse(String hop) {
        try {
            Matcher port = WITH_PORT.matcher(hop);
            String address = !port.matches() ? hop : port.group(1) != null ? port.group(1) : port.group(2);
            return Optional.of(InetAddress.ofLiteral(address));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
