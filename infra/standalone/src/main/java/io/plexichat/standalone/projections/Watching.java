package io.plexichat.standalone.projections;

import io.plexichat.plugin.client.PlexiChatClient;
import io.plexichat.plugin.client.Projection;
import io.plexichat.plugin.client.ProjectionBuild;
import io.plexichat.standalone.remote.RemoteWork;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Looks again and again. */
final class Watching {
    /** A build stands until somebody does something. */
    static final int NEEDS_OPERATOR = 1;

    private static final int ON_TERMINAL_SECONDS = 1;
    private static final int ELSEWHERE_SECONDS = 5;
    private static final Set<String> STANDING = Set.of("blocked", "failed");

    private final PlexiChatClient client;
    private final Screen screen;
    private final Duration pause;

    /** @param every seconds; null for what suits the screen */
    Watching(PlexiChatClient client, Screen screen, @Nullable Integer every) {
        this.client = client;
        this.screen = screen;
        this.pause = Duration.ofSeconds(
                Objects.requireNonNullElse(every, screen.isTerminal() ? ON_TERMINAL_SECONDS : ELSEWHERE_SECONDS));
    }

    /** Until the build that was begun is done. */
    static int untilDone(PlexiChatClient client, Projection begun, PrintWriter out) {
        int status = new Watching(client, Screen.of(out), null).watch(begun.name(), true);
        if (status != RemoteWork.DONE || begun.build() == null) {
            return status;
        }
        Projection after = client.projections().get(begun.name());
        boolean taken = after.generation() >= begun.build().generation();
        out.println(
                taken
                        ? begun.name() + " is answered by generation " + after.generation() + " now."
                        : begun.name() + " was not switched: generation "
                                + begun.build().generation() + " was abandoned.");
        return taken ? RemoteWork.DONE : NEEDS_OPERATOR;
    }

    /** @return the exit status; it only comes with {@code untilDone} */
    int watch(@Nullable String name, boolean untilDone) {
        while (true) {
            List<Projection> projections = name == null
                    ? client.projections().list()
                    : List.of(client.projections().get(name));
            screen.show(Overview.lines(projections));
            if (untilDone && projections.stream().noneMatch(Watching::goesOn)) {
                return projections.stream().anyMatch(Watching::stands) ? NEEDS_OPERATOR : RemoteWork.DONE;
            }
            sleep();
        }
    }

    private static boolean goesOn(Projection projection) {
        return projection.build() != null && !stands(projection);
    }

    private static boolean stands(Projection projection) {
        ProjectionBuild build = projection.build();
        return build != null && STANDING.contains(build.state());
    }

    private void sleep() {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while watching.", e);
        }
    }
}
