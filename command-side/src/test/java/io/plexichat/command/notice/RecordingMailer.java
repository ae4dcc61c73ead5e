package io.plexichat.command.notice;

import io.plexichat.command.mail.Letter;
import io.plexichat.command.mail.Mailer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes mails, or does what a mail server does that does not. */
final class RecordingMailer implements Mailer {
    private final List<Letter> taken = new ArrayList<>();
    private Delivery answer = Delivery.SENT;
    private @Nullable Runnable beforeIt;
    private int tried;

    @Override
    public Delivery send(Letter letter) {
        tried++;
        if (beforeIt != null) {
            beforeIt.run();
        }
        if (answer == Delivery.SENT) {
            taken.add(letter);
        }
        return answer;
    }

    void answers(Delivery next) {
        answer = next;
    }

    /** As a process that is killed then. */
    void dies() {
        beforeIt = () -> {
            throw new IllegalStateException("Expected to go on, but was killed.");
        };
    }

    List<Letter> taken() {
        return List.copyOf(taken);
    }

    int tried() {
        return tried;
    }
}
