package io.plexichat.query.message;

import io.plexichat.kernel.account.Username;
import io.plexichat.kernel.key.Binding;
import io.plexichat.kernel.key.KeyId;
import io.plexichat.kernel.key.KeyVault;
import io.plexichat.kernel.key.LookupDomain;
import io.plexichat.kernel.key.LookupHash;
import io.plexichat.kernel.key.Opener;
import io.plexichat.kernel.key.SealBrokenException;
import io.plexichat.kernel.key.Sealed;
import io.plexichat.kernel.message.MessageBindings;
import io.plexichat.kernel.message.MessageEvent.MessageEdited;
import io.plexichat.kernel.message.MessageEvent.MessageSent;
import io.plexichat.query.projection.ProjectedEvent;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads in sealed texts which names they may mention. What was erased, or cannot be opened, mentions nobody. */
final class MentionReader {
    /** Texts of a build at full pace, or of a read model far behind: opening them is a third of what they cost, and all processors may do it. */
    private static final int MANY = 1_000;

    private final KeyVault vault;

    MentionReader(KeyVault vault) {
        this.vault = vault;
    }

    /** Of the events that have a text with such a place, by position: for each place the names that may be meant, the longest first. */
    Map<Long, List<List<LookupHash>>> read(List<ProjectedEvent> batch) {
        Map<Long, Text> texts = new HashMap<>();
        Set<KeyId> keys = new HashSet<>();
        for (ProjectedEvent event : batch) {
            Text text = Text.of(event.payload());
            if (text != null) {
                texts.put(event.position(), text);
                keys.add(text.sealed().keyId());
            }
        }
        return texts.isEmpty() ? Map.of() : read(texts, vault.opener(keys));
    }

    private Map<Long, List<List<LookupHash>>> read(Map<Long, Text> texts, Opener opener) {
        Map<Long, List<List<LookupHash>>> found = new ConcurrentHashMap<>();
        Stream<Map.Entry<Long, Text>> each = texts.entrySet().stream();
        (texts.size() < MANY ? each : each.parallel()).forEach(text -> {
            List<List<LookupHash>> names = names(text.getValue(), opener);
            if (!names.isEmpty()) {
                found.put(text.getKey(), names);
            }
        });
        return found;
    }

    /** All names that an event may mention. */
    Collection<LookupHash> names(Object event) {
        Text text = Text.of(event);
        return text == null
                ? Set.of()
                : names(text, vault.opener(Set.of(text.sealed().keyId()))).stream()
                        .flatMap(List::stream)
                        .toList();
    }

    private List<List<LookupHash>> names(Text text, Opener opener) {
        try {
            return opener.open(text.sealed(), text.binding()).map(MentionedNames::in).orElse(List.of()).stream()
                    .map(readings -> readings.stream().map(this::hash).toList())
                    .toList();
        } catch (SealBrokenException _) {
            // Whoever asks for the message is told.
            return List.of();
        }
    }

    private LookupHash hash(Username name) {
        return vault.lookupHash(LookupDomain.USERNAME, name.normalised());
    }

    private record Text(Sealed sealed, Binding binding) {
        static @Nullable Text of(Object event) {
            return switch (event) {
                case MessageSent sent -> new Text(sent.text(), MessageBindings.text(sent.messageId(), false));
                case MessageEdited edited -> new Text(edited.text(), MessageBindings.text(edited.messageId(), true));
                default -> null;
            };
        }
    }
}
