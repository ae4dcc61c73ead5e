package io.plexichat.standalone.server;

import io.plexichat.embedded.EmbeddedServerException;
import io.plexichat.eventstore.LogSchemaException;
import io.plexichat.kernel.RejectedException;
import io.plexichat.kernel.key.KeyRejections;
import io.plexichat.vault.KeyProviderException;
import io.plexichat.vault.VaultMissingException;
import io.plexichat.vault.VaultSchemaException;
import java.net.BindException;
import java.util.function.Function;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.server.PortInUseException;

/** Finds, in what a start threw, the reason that an operator can do something about. */
final class StartFailures {
    private StartFailures() {}

    /** The same failure, told plainly where that is possible. */
    static RuntimeException explained(RuntimeException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            RuntimeException explained = explain(cause);
            if (explained != null) {
                return explained;
            }
        }
        return failure;
    }

    private static @Nullable RuntimeException explain(Throwable cause) {
        Function<String, RuntimeException> environment = message -> StartFailure.environment(message, cause);
        return switch (cause) {
            case StartFailure explained -> explained;
            case org.springframework.boot.context.properties.bind.BindException wrong ->
                StartFailure.configuration(SettingsReader.sentence(wrong));
            case PortInUseException taken ->
                StartFailure.configuration(
                        "Expected to listen on port " + taken.getPort() + ", but another program does.");
            case BindException taken ->
                StartFailure.configuration(
                        "Expected to listen where it was told to, but cannot: " + taken.getMessage() + ".");
            case EmbeddedServerException server -> environment.apply(String.valueOf(server.getMessage()));
            case LogSchemaException newer -> StartFailure.configuration(String.valueOf(newer.getMessage()));
            case VaultMissingException missing -> StartFailure.configuration(String.valueOf(missing.getMessage()));
            case VaultSchemaException newer -> StartFailure.configuration(String.valueOf(newer.getMessage()));
            case KeyProviderException keys ->
                keys.isTransient()
                        ? environment.apply(String.valueOf(keys.getMessage()))
                        : StartFailure.configuration(String.valueOf(keys.getMessage()));
            case RejectedException rejected
            when KeyRejections.UNAVAILABLE.isReasonOf(rejected) ->
                environment.apply(rejected.rejection().message());
            case EventStoreException log -> environment.apply(String.valueOf(log.getMessage()));
            default -> null;
        };
    }
}
