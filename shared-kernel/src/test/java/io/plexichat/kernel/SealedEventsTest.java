package io.plexichat.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.account.AddressHash;
import io.plexichat.kernel.account.EmailProofId;
import io.plexichat.kernel.bot.ApiTokenId;
import io.plexichat.kernel.channel.ChannelId;
import io.plexichat.kernel.erasure.ErasureId;
import io.plexichat.kernel.erasure.HoldId;
import io.plexichat.kernel.factor.PasskeyChallenge;
import io.plexichat.kernel.factor.PasskeyId;
import io.plexichat.kernel.key.KeyRotationId;
import io.plexichat.kernel.key.LookupHash;
import io.plexichat.kernel.key.Sealed;
import io.plexichat.kernel.mail.MailId;
import io.plexichat.kernel.message.Emoji;
import io.plexichat.kernel.message.MessageId;
import io.plexichat.kernel.recovery.RecoveryId;
import io.plexichat.kernel.session.FailedLoginsId;
import io.plexichat.kernel.session.SessionId;
import io.plexichat.kernel.session.TokenHash;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whoever steals the log reads nothing of what people wrote or are called. */
class SealedEventsTest {
    /** Of these no value can be text of a person, whatever was put in. */
    private static final Set<Class<?>> HARMLESS = Set.of(
            AccountId.class,
            SessionId.class,
            FailedLoginsId.class,
            EmailProofId.class,
            PasskeyId.class,
            ApiTokenId.class,
            MailId.class,
            RecoveryId.class,
            ChannelId.class,
            MessageId.class,
            KeyRotationId.class,
            ErasureId.class,
            HoldId.class,
            Duration.class,
            YearMonth.class,
            LookupHash.class,
            AddressHash.class,
            Sealed.class,
            Instant.class,
            long.class,
            int.class,
            boolean.class);

    /** Text that stands readable, and why it may. */
    private static final Map<Class<?>, String> READABLE = Map.of(
            Emoji.class, "one symbol or its short name: reactions are counted by it",
            TokenHash.class, "the SHA-256 of 256 random bits: nobody's data",
            PasskeyChallenge.class, "random bits of the server, and when it made them");

    @Test
    void shouldHoldNoReadablePersonalField() {
        assertThat(EventCatalog.types().flatMap(SealedEventsTest::fields))
                .isNotEmpty()
                .allSatisfy(field -> assertThat(types(field.getGenericType()))
                        .as("%s of %s", field.getName(), field.getDeclaringRecord())
                        .allMatch(SealedEventsTest::mayStandReadable));
    }

    private static Stream<RecordComponent> fields(Class<?> event) {
        return Arrays.stream(event.getRecordComponents());
    }

    private static boolean mayStandReadable(Class<?> type) {
        return type.isEnum() || HARMLESS.contains(type) || READABLE.containsKey(type);
    }

    /** What a field is made of: the elements, for a collection; the fields of each choice, for a choice. */
    private static Stream<Class<?>> types(Type type) {
        return switch (type) {
            case ParameterizedType generic ->
                Arrays.stream(generic.getActualTypeArguments()).flatMap(SealedEventsTest::types);
            case Class<?> choice
            when choice.isSealed() ->
                Arrays.stream(choice.getPermittedSubclasses())
                        .flatMap(SealedEventsTest::fields)
                        .flatMap(field -> types(field.getGenericType()));
            case Class<?> plain -> Stream.of(plain);
            default -> throw new IllegalArgumentException("Expected a plain type, but got " + type + ".");
        };
    }
}
