package io.plexichat.eventstore;

import java.util.Collection;

/** How much a {@link LogAudit} has checked. */
final class Tally {

    private long acknowledged;
    private long refused;
    private long unknown;
    private long seen;

    void add(Collection<Report> reports) {
        reports.forEach(report -> {
            switch (report) {
                case Report.Acknowledged _ -> acknowledged++;
                case Report.Refused _ -> refused++;
                case Report.Unknown _ -> unknown++;
                case Report.Seen _ -> seen++;
            }
        });
    }

    @Override
    public String toString() {
        return "units of work: %d acknowledged, %d refused, %d of unknown outcome; events seen live: %d"
                .formatted(acknowledged, refused, unknown, seen);
    }
}
