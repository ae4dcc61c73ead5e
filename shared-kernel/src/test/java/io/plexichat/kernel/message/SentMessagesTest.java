package io.plexichat.kernel.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.plexichat.kernel.message.MessageCommand.Sent;
import io.plexichat.kernel.message.MessageCommand.SentMessages;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SentMessagesTest {
    private static final MessageId ONE = new MessageId(new UUID(0, 1));
    private static final MessageId TWO = new MessageId(new UUID(0, 2));
    private static final MessageId THREE = new MessageId(new UUID(0, 3));

    @Test
    void shouldNumberWhatIsNewInOrder() {
        SentMessages sent = new SentMessages(List.of(now(ONE), before(TWO, 5), now(THREE)));
        assertThat(sent.positions(40)).containsExactly(40L, 5L, 41L);
        assertThat(sent.fresh()).isEqualTo(2);
    }

    @Test
    void shouldGiveAMessageThatIsThereTwiceOnePosition() {
        SentMessages sent = new SentMessages(List.of(now(ONE), now(ONE), now(TWO)));
        assertThat(sent.positions(7)).containsExactly(7L, 7L, 8L);
        assertThat(sent.fresh()).isEqualTo(2);
    }

    private static Sent now(MessageId id) {
        return new Sent(id, Instant.EPOCH, null);
    }

    private static Sent before(MessageId id, long position) {
        return new Sent(id, Instant.EPOCH, position);
    }
}
