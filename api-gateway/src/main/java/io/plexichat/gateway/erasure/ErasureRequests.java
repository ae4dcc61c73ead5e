package io.plexichat.gateway.erasure;

import io.plexichat.gateway.input.JsonInput;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.account.Password;
import io.plexichat.kernel.channel.ChannelId;
import io.plexichat.kernel.erasure.ErasureSubject;
import io.plexichat.kernel.erasure.ErasureSubject.OfAccount;
import io.plexichat.kernel.erasure.ErasureSubject.OfChannel;
import io.plexichat.kernel.erasure.HoldId;
import io.plexichat.kernel.erasure.HoldReason;
import io.plexichat.kernel.erasure.RetentionRule;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

final class ErasureRequests {
    private ErasureRequests() {}

    record EraseMeRequest(Password password) {
        static EraseMeRequest read(JsonInput input) {
            return new EraseMeRequest(input.text("password", Password.PRESENTED_RULE, Password::new));
        }
    }

    /**
     * The account or the channel.
     *
     * @param grace instead of the server's
     */
    record EraseRequest(
            @Nullable AccountId accountId,
            @Nullable ChannelId channelId,
            @Nullable Duration grace) {
        static EraseRequest read(JsonInput input) {
            Subject subject = Subject.read(input);
            return new EraseRequest(
                    subject.accountId(),
                    subject.channelId(),
                    input.optionalParsed(
                            "grace",
                            text -> Durations.parse(text).filter(ErasureProperties::isGrace),
                            "a duration " + ErasureProperties.GRACE_FORM + ", such as P30D"));
        }

        ErasureSubject subject() {
            return new Subject(accountId, channelId).get();
        }
    }

    /**
     * The account or the channel.
     *
     * @param holdId made by the client, so that a repeated request places one hold; made up without it
     */
    record PlaceHoldRequest(
            @Nullable HoldId holdId,
            @Nullable AccountId accountId,
            @Nullable ChannelId channelId,
            HoldReason reason) {
        static PlaceHoldRequest read(JsonInput input) {
            Subject subject = Subject.read(input);
            return new PlaceHoldRequest(
                    input.optionalId("holdId", HoldId::new),
                    subject.accountId(),
                    subject.channelId(),
                    input.text("reason", HoldReason.RULE, HoldReason::new));
        }

        ErasureSubject subject() {
            return new Subject(accountId, channelId).get();
        }
    }

    record SetRetentionRequest(RetentionRule keep) {
        static SetRetentionRequest read(JsonInput input) {
            return new SetRetentionRequest(input.parsed("keep", Keep::parse, Keep.FORM));
        }
    }

    private record Subject(
            @Nullable AccountId accountId, @Nullable ChannelId channelId) {
        static Subject read(JsonInput input) {
            Subject subject = new Subject(
                    input.optionalId("accountId", AccountId::new), input.optionalId("channelId", ChannelId::new));
            if (input.has("accountId") == input.has("channelId")) {
                input.fault("accountId", "required", "Expected either accountId or channelId.");
            }
            return subject;
        }

        ErasureSubject get() {
            if (accountId != null) {
                return new OfAccount(accountId);
            }
            if (channelId != null) {
                return new OfChannel(channelId);
            }
            throw new IllegalStateException("Expected a request that was read.");
        }
    }
}
