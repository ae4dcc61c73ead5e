package io.plexichat.gateway.factor;

import io.nayuki.qrcodegen.QrCode;
import io.plexichat.gateway.factor.FactorResponses.OfferedTotpResponse;
import io.plexichat.kernel.account.Username;
import io.plexichat.kernel.factor.FactorSecret;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Hands a secret to an authenticator: as an address of the form that they agree on, and as a picture of it. */
final class Enrolments {
    /** Of light around it, in the units of its squares, without which it is not found. */
    private static final int BORDER = 4;

    private Enrolments() {}

    /** @param issuer what the authenticator is to call this server */
    static OfferedTotpResponse of(FactorSecret secret, Username username, String issuer) {
        String uri = "otpauth://totp/" + encoded(issuer) + ":" + encoded(username.value()) + "?secret=" + secret.value()
                + "&issuer=" + encoded(issuer);
        return new OfferedTotpResponse(secret, uri, picture(QrCode.encodeText(uri, QrCode.Ecc.MEDIUM)));
    }

    private static String picture(QrCode code) {
        int size = code.size + 2 * BORDER;
        StringBuilder squares = new StringBuilder();
        for (int y = 0; y < code.size; y++) {
            for (int x = 0; x < code.size; x++) {
                if (code.getModule(x, y)) {
                    squares.append('M')
                            .append(x + BORDER)
                            .append(',')
                            .append(y + BORDER)
                            .append("h1v1h-1z");
                }
            }
        }
        String svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + size + " " + size
                + "\"><rect width=\"100%\" height=\"100%\" fill=\"#fff\"/><path d=\"" + squares + "\"/></svg>";
        return "data:image/svg+xml;base64," + Base64.getEncoder().encodeToString(svg.getBytes(StandardCharsets.UTF_8));
    }

    /** As authenticators decode it: a blank is no plus. */
    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
