package io.plexichat.kernel.message;

import io.plexichat.kernel.key.Binding;
import io.plexichat.kernel.message.MessageEvent.MessageEdited;
import io.plexichat.kernel.message.MessageEvent.MessageSent;

/** Where the sealed texts of messages belong. */
public final class MessageBindings {
    private MessageBindings() {}

    /** @param edited whether the text is of an edit */
    public static Binding text(MessageId message, boolean edited) {
        return Binding.of(edited ? MessageEdited.class : MessageSent.class, "text", message);
    }
}
