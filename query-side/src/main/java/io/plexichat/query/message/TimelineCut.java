package io.plexichat.query.message;

import io.plexichat.kernel.message.MessageQuery.Window;
import io.plexichat.kernel.message.MessageQuery.Window.After;
import io.plexichat.kernel.message.MessageQuery.Window.Around;
import io.plexichat.kernel.message.MessageQuery.Window.Before;
import io.plexichat.kernel.message.MessageQuery.Window.Latest;
import io.plexichat.query.reading.Page;
import java.util.List;

/**
 * A window as two runs of messages: back from a position, it included, and forward from one, it excluded.
 *
 * @param back how many to show of the first run; 0 for none of it
 * @param forward how many to show of the second run; 0 for none of it
 */
record TimelineCut(long upTo, int back, long after, int forward) {

    static TimelineCut of(Window window, int limit) {
        int size = Page.clamp(limit);
        return switch (window) {
            case Latest() -> new TimelineCut(Long.MAX_VALUE, size, Long.MAX_VALUE, 0);
            case Before(long position) -> new TimelineCut(position - 1, size, Long.MAX_VALUE, 0);
            case After(long position) -> new TimelineCut(-1, 0, position, size);
            case Around(long position) -> new TimelineCut(position, size - size / 2, position, size / 2);
        };
    }

    /** One more than is shown tells whether there are more. */
    int backRows() {
        return back == 0 ? 0 : back + 1;
    }

    int forwardRows() {
        return forward == 0 ? 0 : forward + 1;
    }

    /** What is shown of the rows that were found, in position order. */
    List<MessageRow> within(List<MessageRow> found) {
        int before = (int) found.stream().filter(row -> row.position() <= upTo).count();
        int from = Math.max(0, before - back);
        int to = Math.min(found.size(), before + forward);
        return found.subList(from, to);
    }
}
