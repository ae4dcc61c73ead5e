package io.plexichat.gateway.presence;

import io.plexichat.gateway.Caller;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.session.SessionId;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** The devices that have a live stream at this process. One that lost its last stream is still taken for connected for a while. */
final class Connections {
    private static final Logger log = LoggerFactory.getLogger(Connections.class);

    private final PresenceChanges changes;
    private final Presences presences;
    private final Duration grace;
    private final Scheduler scheduler;
    private final String process = UUID.randomUUID().toString();
    private final Map<Device, Streams> devices = new ConcurrentHashMap<>();

    private record Device(AccountId account, SessionId session) {}

    /** @param ends how many have ended so far: tells whether another stream came and went meanwhile */
    private record Streams(int open, long ends) {}

    Connections(PresenceChanges changes, Presences presences, Duration grace, Scheduler scheduler) {
        this.changes = changes;
        this.presences = presences;
        this.grace = grace;
        this.scheduler = scheduler;
    }

    Disposable connected(Caller caller) {
        Device device = new Device(caller.accountId(), caller.sessionId());
        boolean[] first = {false};
        devices.compute(device, (_, streams) -> {
            first[0] = streams == null;
            return streams == null ? new Streams(1, 0) : new Streams(streams.open() + 1, streams.ends());
        });
        if (first[0]) {
            tell(device);
        }
        return new Once(() -> closed(device));
    }

    /** Accounts that are connected here. */
    Set<AccountId> accounts() {
        return devices.keySet().stream().map(Device::account).collect(Collectors.toSet());
    }

    private void closed(Device device) {
        Streams left =
                devices.computeIfPresent(device, (_, streams) -> new Streams(streams.open() - 1, streams.ends() + 1));
        if (left != null && left.open() == 0) {
            scheduler.schedule(() -> leave(device, left.ends()), grace.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void leave(Device device, long ends) {
        Streams now = devices.computeIfPresent(
                device, (_, streams) -> streams.open() == 0 && streams.ends() == ends ? null : streams);
        if (now == null) {
            tell(device);
        }
    }

    /** Looks only in its turn at how it is: devices that come and go quickly end as they are. */
    private void tell(Device device) {
        String holder = process + ":" + device.session();
        changes.change(
                        device.account(),
                        () -> devices.containsKey(device)
                                ? presences.connected(device.account(), holder, device.session())
                                : presences.disconnected(device.account(), holder))
                .onErrorResume(e -> {
                    log.warn("Presence was not changed.", e);
                    return Mono.empty();
                })
                .subscribe();
    }
}
