package io.plexichat.kernel.erasure;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.channel.ChannelId;
import io.plexichat.kernel.key.KeyScope;
import io.plexichat.kernel.key.KeySelection;

/** What is erased, or held. Its text form, such as {@code account:0199a0de-...}, names its aggregate, so it never changes. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ErasureSubject.OfAccount.class, name = "account"),
    @JsonSubTypes.Type(value = ErasureSubject.OfChannel.class, name = "channel")
})
public sealed interface ErasureSubject {
    /** The keys that are destroyed with it. */
    KeySelection keys();

    /** Of what is written about it and ends with it. */
    KeyScope scope();

    /** All that an account wrote and is called. */
    record OfAccount(AccountId accountId) implements ErasureSubject {
        @Override
        public KeySelection keys() {
            return new KeySelection.OfAccount(accountId);
        }

        @Override
        public KeyScope scope() {
            return KeyScope.person(accountId);
        }

        @Override
        public String toString() {
            return "account:" + accountId;
        }
    }

    /** All that was said in a channel, and what it is called. */
    record OfChannel(ChannelId channelId) implements ErasureSubject {
        @Override
        public KeySelection keys() {
            return new KeySelection.OfChannel(channelId);
        }

        @Override
        public KeyScope scope() {
            return KeyScope.channel(channelId);
        }

        @Override
        public String toString() {
            return "channel:" + channelId;
        }
    }
}
