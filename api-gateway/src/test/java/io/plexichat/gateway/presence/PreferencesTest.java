package io.plexichat.gateway.presence;

import static io.plexichat.kernel.presence.PresenceChoice.AWAY;
import static io.plexichat.kernel.presence.PresenceChoice.DO_NOT_DISTURB;
import static io.plexichat.kernel.presence.PresenceChoice.INVISIBLE;
import static io.plexichat.kernel.presence.PresenceChoice.ONLINE;
import static org.assertj.core.api.Assertions.assertThat;

import io.plexichat.kernel.message.Emoji;
import io.plexichat.kernel.presence.PresenceChoice;
import io.plexichat.kernel.presence.PresenceState;
import io.plexichat.kernel.presence.StatusText;
import io.plexichat.kernel.session.SessionId;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PreferencesTest {
    private static final SessionId PHONE = session();
    private static final SessionId DESK = session();

    @Test
    void shouldLetTheMostPresentDeviceCount() {
        Preferences phoneAway = choose(Preferences.NONE, AWAY, PHONE);
        assertThat(phoneAway.visible(Set.of(PHONE))).isEqualTo(PresenceState.AWAY);
        assertThat(phoneAway.visible(Set.of(PHONE, DESK))).isEqualTo(PresenceState.ONLINE);
        assertThat(phoneAway.visible(Set.of())).isEqualTo(PresenceState.OFFLINE);
        Preferences bothAway = choose(phoneAway, AWAY, DESK);
        assertThat(bothAway.visible(Set.of(PHONE, DESK))).isEqualTo(PresenceState.AWAY);
        assertThat(choose(bothAway, ONLINE, PHONE).visible(Set.of(PHONE, DESK))).isEqualTo(PresenceState.ONLINE);
        assertThat(bothAway.choiceOn(PHONE)).isEqualTo(AWAY);
        assertThat(phoneAway.choiceOn(DESK)).isEqualTo(ONLINE);
    }

    @Test
    void shouldHoldOthersForAllDevices() {
        Preferences busy = choose(choose(Preferences.NONE, AWAY, PHONE), DO_NOT_DISTURB, DESK);
        assertThat(busy.visible(Set.of(PHONE))).isEqualTo(PresenceState.DO_NOT_DISTURB);
        assertThat(busy.visible(Set.of())).isEqualTo(PresenceState.OFFLINE);
        Preferences hidden = choose(busy, INVISIBLE, PHONE);
        assertThat(hidden.visible(Set.of(PHONE, DESK))).isEqualTo(PresenceState.OFFLINE);
        assertThat(hidden.choiceOn(DESK)).isEqualTo(INVISIBLE);
    }

    @Test
    void shouldRememberABoundedNumberOfDevices() {
        Preferences many = Preferences.NONE;
        SessionId last = PHONE;
        for (int i = 0; i < 100; i++) {
            last = session();
            many = choose(many, AWAY, last);
        }
        assertThat(many.away()).hasSize(20).endsWith(last);
    }

    @Test
    void shouldEndACustomStatusAtItsTime() {
        Instant end = Instant.parse("2026-11-21T10:00:00Z");
        CustomStatus tea = new CustomStatus(new StatusText("Tea"), new Emoji("tea"), end);
        assertThat(tea.at(end.minusMillis(1))).isEqualTo(tea);
        assertThat(tea.at(end)).isEqualTo(CustomStatus.NONE);
        assertThat(tea).hasToString("***");
    }

    private static Preferences choose(Preferences before, PresenceChoice choice, SessionId by) {
        return before.choose(choice, by, CustomStatus.NONE, false);
    }

    private static SessionId session() {
        return new SessionId(UUID.randomUUID());
    }
}
