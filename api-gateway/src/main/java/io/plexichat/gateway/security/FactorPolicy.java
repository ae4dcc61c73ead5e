package io.plexichat.gateway.security;

import io.plexichat.kernel.account.ServerRole;
import io.plexichat.kernel.factor.FactorRejections;
import io.plexichat.kernel.session.SessionCommand.Authenticated;
import java.util.Collections;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who must have a second factor.
 *
 * @param requiredFor accounts with any of these roles; without a second factor their sessions may enrol one, and nothing else
 * @param emailCodes whether codes by e-mail can be enrolled; those that are go on being asked for
 * @param issuer what authenticators call this server
 */
@ConfigurationProperties("plexichat.factors")
public record FactorPolicy(
        @DefaultValue Set<ServerRole> requiredFor,
        @DefaultValue("false") boolean emailCodes,
        @DefaultValue("PlexiChat") String issuer) {
    private static final Logger LOG = LoggerFactory.getLogger(FactorPolicy.class);

    public FactorPolicy {
        requiredFor = Set.copyOf(requiredFor);
        if (issuer.isBlank() || issuer.contains(":")) {
            throw new IllegalArgumentException("Expected plexichat.factors.issuer to be a name without a colon.");
        }
        if (!requiredFor.contains(ServerRole.ADMIN)) {
            LOG.info(
                    "Administrators may log in without a second factor; plexichat.factors.required-for=admin asks for one.");
        }
    }

    /** Rejects with {@code factor.email-codes-off}. */
    public void requireEmailCodes() {
        if (!emailCodes) {
            throw FactorRejections.EMAIL_CODES_OFF.because(
                    "Expected a server that takes codes by e-mail, but whoever runs this one has not turned them on.");
        }
    }

    /** Whether this account has to enrol one before anything else. */
    public boolean mustEnrol(Authenticated account) {
        return !account.secondFactor() && isRequired(account.roles());
    }

    public boolean isRequired(Set<ServerRole> roles) {
        return !Collections.disjoint(requiredFor, roles);
    }
}
