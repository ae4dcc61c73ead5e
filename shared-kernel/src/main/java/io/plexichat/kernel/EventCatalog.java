package io.plexichat.kernel;

import io.plexichat.kernel.account.AccountEvent;
import io.plexichat.kernel.account.AccountNameEvent;
import io.plexichat.kernel.bot.ApiTokenUseEvent;
import io.plexichat.kernel.bot.BotEvent;
import io.plexichat.kernel.channel.ChannelEvent;
import io.plexichat.kernel.channel.ChannelNameEvent;
import io.plexichat.kernel.erasure.ErasureEvent;
import io.plexichat.kernel.erasure.RetentionEvent;
import io.plexichat.kernel.factor.FactorEvent;
import io.plexichat.kernel.key.KeyEvent;
import io.plexichat.kernel.mail.MailEvent;
import io.plexichat.kernel.mail.MailingEvent;
import io.plexichat.kernel.message.MessageEvent;
import io.plexichat.kernel.message.ReadMarkerEvent;
import io.plexichat.kernel.recovery.RecoveryEvent;
import io.plexichat.kernel.session.LoginEvent;
import io.plexichat.kernel.session.SessionEvent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Every event of the log, by its stored name. */
public final class EventCatalog {
    private static final List<Class<?>> FAMILIES = List.of(
            AccountNameEvent.class,
            AccountEvent.class,
            SessionEvent.class,
            LoginEvent.class,
            FactorEvent.class,
            BotEvent.class,
            ApiTokenUseEvent.class,
            ChannelNameEvent.class,
            ChannelEvent.class,
            MessageEvent.class,
            ReadMarkerEvent.class,
            MailEvent.class,
            MailingEvent.class,
            RecoveryEvent.class,
            KeyEvent.class,
            ErasureEvent.class,
            RetentionEvent.class);

    /** Asked for each event that is read or written, which reflection is too slow for. */
    private static final ClassValue<@Nullable EventName> NAMES = new ClassValue<>() {
        @Override
        protected @Nullable EventName computeValue(Class<?> type) {
            return type.getAnnotation(EventName.class);
        }
    };

    private static final Map<String, Class<?>> BY_NAME =
            types().collect(Collectors.toUnmodifiableMap(EventCatalog::name, Function.identity()));

    private EventCatalog() {}

    public static Stream<Class<?>> types() {
        return FAMILIES.stream().flatMap(family -> Arrays.stream(family.getPermittedSubclasses()));
    }

    public static String name(Class<?> type) {
        return annotation(type).value();
    }

    public static String revision(Class<?> type) {
        return annotation(type).revision();
    }

    public static boolean contains(Class<?> type) {
        return type.isAnnotationPresent(EventName.class);
    }

    /** Empty for an event of a newer version than this one. */
    public static Optional<Class<?>> type(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    private static EventName annotation(Class<?> type) {
        EventName name = NAMES.get(type);
        if (name == null) {
            throw new IllegalArgumentException("Expected an event with a stored name, but got " + type.getName() + ".");
        }
        return name;
    }
}
