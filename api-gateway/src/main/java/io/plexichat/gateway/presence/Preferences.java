package io.plexichat.gateway.presence;

import io.plexichat.kernel.presence.PresenceChoice;
import io.plexichat.kernel.presence.PresenceState;
import io.plexichat.kernel.session.SessionId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What an account chose.
 *
 * @param choice of all its devices: online, do not disturb, or invisible
 * @param away the sessions of devices that are not attended to, those that were said last
 */
record Preferences(PresenceChoice choice, List<SessionId> away, CustomStatus status, boolean showLastSeen) {
    static final Preferences NONE = new Preferences(PresenceChoice.ONLINE, List.of(), CustomStatus.NONE, false);

    /** Also for when it is not known what the account chose: nothing is shown that it may have hidden. */
    static final Preferences HIDDEN = new Preferences(PresenceChoice.INVISIBLE, List.of(), CustomStatus.NONE, false);

    private static final int MOST_AWAY = 20;

    Preferences {
        away = List.copyOf(away);
    }

    /** @param by the session of the device it is chosen on */
    Preferences choose(PresenceChoice choice, SessionId by, CustomStatus status, boolean showLastSeen) {
        List<SessionId> away = new ArrayList<>(this.away);
        away.remove(by);
        if (choice == PresenceChoice.AWAY) {
            away.add(by);
        }
        return new Preferences(
                choice == PresenceChoice.AWAY ? PresenceChoice.ONLINE : choice,
                away.subList(Math.max(0, away.size() - MOST_AWAY), away.size()),
                status,
                showLastSeen);
    }

    PresenceChoice choiceOn(SessionId session) {
        return choice == PresenceChoice.ONLINE && away.contains(session) ? PresenceChoice.AWAY : choice;
    }

    /** What others see: of several devices, the most present one counts. */
    PresenceState visible(Set<SessionId> connected) {
        if (connected.isEmpty() || choice == PresenceChoice.INVISIBLE) {
            return PresenceState.OFFLINE;
        }
        if (choice == PresenceChoice.DO_NOT_DISTURB) {
            return PresenceState.DO_NOT_DISTURB;
        }
        return away.containsAll(connected) ? PresenceState.AWAY : PresenceState.ONLINE;
    }
}
