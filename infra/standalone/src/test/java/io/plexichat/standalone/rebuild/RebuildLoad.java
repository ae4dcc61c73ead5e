package io.plexichat.standalone.rebuild;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.plexichat.embedded.PostgresDatabase;
import io.plexichat.kernel.account.AccountId;
import io.plexichat.kernel.projection.BuildPace;
import io.plexichat.kernel.projection.BuildView;
import io.plexichat.kernel.projection.ProjectionName;
import io.plexichat.kernel.projection.ProjectionOrder.Abandon;
import io.plexichat.kernel.projection.ProjectionOrder.Pause;
import io.plexichat.kernel.projection.ProjectionOrder.Rebuild;
import io.plexichat.kernel.projection.ProjectionOrder.Resume;
import io.plexichat.kernel.projection.ProjectionOrder.Rollback;
import io.plexichat.kernel.projection.ProjectionQuery.GetProjection;
import io.plexichat.kernel.projection.ProjectionView;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.slf4j.LoggerFactory;

/**
 * A process that rebuilds every read model in Postgres without an end while people talk, until it is killed. Or it gives no orders and
 * says what the read models hold once they are settled.
 */
final class RebuildLoad {
    static final List<String> MODELS =
            List.of("account", "bot", "directory", "erasure", "logins", "session", "timeline");
    static final String WRONG = "wrong: ";
    static final String ORDERED = "ordered: ";
    static final String STARTED = "started";
    static final String SETTLED = "settled";

    private static final BuildPace FULL = new BuildPace(null, 1);
    private static final AccountId OPERATOR = new AccountId(new UUID(0, 1));
    private static final int FIRST_EVENTS = 2_000;

    private final Random random = new Random();
    private final RebuildingServer server;

    private RebuildLoad(RebuildingServer server) {
        this.server = server;
    }

    static void main(String[] args) {
        Thread.setDefaultUncaughtExceptionHandler((_, failure) -> {
            failure.printStackTrace();
            Runtime.getRuntime().halt(1);
        });
        Thread.ofPlatform().daemon().start(RebuildLoad::endWithOwner);
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
        ((Logger) LoggerFactory.getLogger("io.plexichat")).setLevel(Level.INFO);
        RebuildingServer server = new RebuildingServer(database(args, 2), database(args, 7), Path.of(args[1]));
        server.start();
        say(STARTED);
        RebuildLoad load = new RebuildLoad(server);
        if (args[0].equals("settle")) {
            load.settle();
        } else {
            load.rebuild();
        }
    }

    private static PostgresDatabase database(String[] args, int from) {
        return new PostgresDatabase(
                args[from], Integer.parseInt(args[from + 1]), args[from + 2], args[from + 3], args[from + 4]);
    }

    /** Standard input is a pipe that the test holds. */
    private static void endWithOwner() {
        try {
            var _ = System.in.read();
        } catch (IOException e) {
            // As good as closed.
        }
        Runtime.getRuntime().halt(1);
    }

    private static synchronized void say(String line) {
        System.out.println(line);
    }

    private void rebuild() {
        Thread.ofPlatform().start(this::talk);
        while (true) {
            pause(random.nextInt(150));
            try {
                order(new ProjectionName(MODELS.get(random.nextInt(MODELS.size()))));
            } catch (RebuildingServer.Rejected e) {
                // As an operator would, it tries something else.
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private void order(ProjectionName name) throws Exception {
        ProjectionView view = view(name);
        BuildView build = view.build();
        if (build == null) {
            if (view.previous() != null && random.nextInt(3) == 0) {
                say(ORDERED + "rollback of " + name);
                server.ask(new Rollback(name, null, OPERATOR), ProjectionView.class);
            } else {
                server.ask(new Rebuild(name, FULL, null, OPERATOR), ProjectionView.class);
                say(ORDERED + "rebuild of " + name);
            }
            return;
        }
        switch (random.nextInt(20)) {
            case 0 -> server.ask(new Abandon(name, OPERATOR), ProjectionView.class);
            case 1 -> {
                server.ask(new Pause(name, OPERATOR), ProjectionView.class);
                pause(random.nextInt(100));
                server.ask(new Resume(name, FULL, OPERATOR), ProjectionView.class);
            }
            default -> resumeIfPaused(name, build);
        }
    }

    private ProjectionView view(ProjectionName name) throws Exception {
        ProjectionView view = server.ask(new GetProjection(name), ProjectionView.class);
        BuildView build = view.build();
        if (build != null && (build.state() == BuildView.State.BLOCKED || build.state() == BuildView.State.FAILED)) {
            say(WRONG + build);
        }
        if (view.deadLetters() > 0) {
            say(WRONG + view);
        }
        return view;
    }

    /** Who ordered it to wait was killed. */
    private void resumeIfPaused(ProjectionName name, BuildView build) throws Exception {
        if (build.state() == BuildView.State.PAUSED) {
            server.ask(new Resume(name, FULL, OPERATOR), ProjectionView.class);
        }
    }

    private void talk() {
        while (true) {
            RebuildTown town = new RebuildTown();
            try {
                append(town.begin());
                while (true) {
                    boolean first = server.log().head() < FIRST_EVENTS;
                    List<DomainEventMessage<?>> unit = new ArrayList<>();
                    for (int i = random.nextInt(first ? 100 : 4); i >= 0; i--) {
                        unit.add(town.next());
                    }
                    append(unit);
                    pause(first ? 0 : random.nextInt(60));
                }
            } catch (RuntimeException theLogIsAway) {
                // What came of the last is unknown, so these people say no more.
                pause(50);
            }
        }
    }

    private void append(List<DomainEventMessage<?>> unit) {
        DefaultUnitOfWork.startAndGet(null).execute(() -> server.log().publish(unit));
    }

    private void settle() {
        long head = server.log().head();
        try {
            for (String name : MODELS) {
                settle(new ProjectionName(name), head);
            }
            for (String name : MODELS) {
                server.projections()
                        .find(name)
                        .orElseThrow()
                        .fed()
                        .forEach(generation -> generation
                                .checksums()
                                .forEach((table, digest) -> say(new RebuiltTable(
                                                name,
                                                generation.schema().generation(),
                                                table,
                                                digest.rows(),
                                                digest.digest())
                                        .line())));
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        say(SETTLED);
    }

    private void settle(ProjectionName name, long head) throws Exception {
        while (true) {
            ProjectionView view = view(name);
            if (view.build() != null) {
                resumeIfPaused(name, view.build());
            } else if (view.active().position() == head
                    && (view.previous() == null || view.previous().generation().position() == head)) {
                return;
            }
            pause(100);
        }
    }

    private static void pause(int millis) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
    }
}
