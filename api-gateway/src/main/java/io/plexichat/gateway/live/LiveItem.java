package io.plexichat.gateway.live;

import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.live.LiveEvent;

/**
 * An event and its JSON, made once.
 *
 * @param shared the JSON is the same for every viewer
 */
record LiveItem(LiveEvent event, String json, boolean shared) {
    private static final int OVERHEAD_BYTES = 500;

    static LiveItem of(LiveEvent event, LiveJson json) {
        return new LiveItem(event, json.write(event), event.reactors() == null);
    }

    long position() {
        return event.position();
    }

    String jsonFor(AccountId viewer, LiveJson json) {
        return shared ? this.json : json.write(event, viewer);
    }

    long size() {
        return OVERHEAD_BYTES + 2L * json.length();
    }
}
