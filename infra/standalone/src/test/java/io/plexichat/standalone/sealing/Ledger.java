package io.plexichat.standalone.sealing;

import io.plexichat.kernel.account.AccountBindings;
import io.plexichat.kernel.account.AccountEvent.AccountRegistered;
import io.plexichat.kernel.channel.ChannelBindings;
import io.plexichat.kernel.channel.ChannelEvent.ChannelCreated;
import io.plexichat.kernel.channel.ChannelEvent.ChannelRenamed;
import io.plexichat.kernel.erasure.ErasureBindings;
import io.plexichat.kernel.erasure.ErasureEvent.HoldPlaced;
import io.plexichat.kernel.key.Binding;
import io.plexichat.kernel.key.KeyScope;
import io.plexichat.kernel.key.Sealed;
import io.plexichat.kernel.message.MessageBindings;
import io.plexichat.kernel.message.MessageEvent.MessageEdited;
import io.plexichat.kernel.message.MessageEvent.MessageSent;
import io.plexichat.kernel.message.MessageId;
import java.lang.reflect.RecordComponent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What was given to be sealed, by what names it in the log. Written before a command is sent, so it holds also what a command that nobody
 * heard of again may have sealed.
 */
final class Ledger {
    private final Map<List<Object>, String> plain = new HashMap<>();
    private final Map<MessageId, KeyScope> scopes = new HashMap<>();

    /** @param text what it was before it was sealed */
    record Value(long position, KeyScope scope, Binding binding, Sealed sealed, String text) {}

    /** @param name such as an id and a time: only one event has both */
    void write(String text, Object... name) {
        plain.put(List.of(name), text);
    }

    /** What an event has sealed. */
    List<Value> values(long position, Object event) {
        return switch (event) {
            case AccountRegistered(var id, var _, var username, var displayName, var _, var _, var _, var _) -> {
                KeyScope scope = KeyScope.person(id);
                yield List.of(
                        new Value(position, scope, AccountBindings.username(id), username, text(id, "username")),
                        new Value(position, scope, AccountBindings.displayName(id), displayName, text(id, "display")));
            }
            case ChannelCreated(var id, var _, var name, var _, var topic, var _, var at) -> {
                KeyScope scope = KeyScope.channel(id);
                yield List.of(
                        new Value(position, scope, ChannelBindings.name(id, false), name, text(id, at)),
                        new Value(position, scope, ChannelBindings.topic(id, false), topic, ""));
            }
            case ChannelRenamed(var id, var _, var name, var _, var at) ->
                List.of(new Value(position, KeyScope.channel(id), ChannelBindings.name(id, true), name, text(id, at)));
            case MessageSent(var id, var channel, var author, var text, var _, var at) -> {
                KeyScope scope = KeyScope.message(author, channel, at);
                scopes.put(id, scope);
                yield List.of(new Value(position, scope, MessageBindings.text(id, false), text, text(id, "first")));
            }
            case MessageEdited(var id, var _, var _, var text, var at) ->
                List.of(new Value(
                        position,
                        Objects.requireNonNull(scopes.get(id)),
                        MessageBindings.text(id, true),
                        text,
                        text(id, at)));
            case HoldPlaced(var id, var subject, var reason, var _, var _) ->
                List.of(new Value(position, subject.scope(), ErasureBindings.holdReason(subject), reason, text(id)));
            default -> {
                for (RecordComponent component : event.getClass().getRecordComponents()) {
                    if (component.getType() == Sealed.class) {
                        throw new IllegalStateException("Expected to know what is sealed in " + event + ".");
                    }
                }
                yield List.of();
            }
        };
    }

    String text(Object... name) {
        return Objects.requireNonNull(plain.get(List.of(name)), () -> "Nobody gave " + List.of(name) + ".");
    }
}
