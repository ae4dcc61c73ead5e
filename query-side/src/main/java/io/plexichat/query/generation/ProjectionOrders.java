package io.plexichat.query.generation;

import io.plexichat.kernel.projection.BuildPhase;
import io.plexichat.kernel.projection.BuildView;
import io.plexichat.kernel.projection.GenerationView.Role;
import io.plexichat.kernel.projection.ProjectionOrder.Abandon;
import io.plexichat.kernel.projection.ProjectionOrder.Pause;
import io.plexichat.kernel.projection.ProjectionOrder.Rebuild;
import io.plexichat.kernel.projection.ProjectionOrder.Resume;
import io.plexichat.kernel.projection.ProjectionOrder.Rollback;
import io.plexichat.kernel.projection.ProjectionOrder.TakeOver;
import io.plexichat.kernel.projection.ProjectionRejections;
import io.plexichat.query.projection.Schema;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes down what operators order; the process that feeds the read model goes by that, at once if it is this one. */
final class ProjectionOrders {
    private static final Logger log = LoggerFactory.getLogger(ProjectionOrders.class);
    private static final Duration ROLLBACK_LIMIT = Duration.ofSeconds(15);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    private ProjectionOrders() {}

    static void rebuild(ReadModel model, Rebuild order) {
        inTurn(model, () -> {
            if (model.table().find(model.name(), Role.BUILDING).isPresent()) {
                throw ProjectionRejections.ALREADY_BUILDING.because(
                        "Expected to begin a build of " + model.name() + ", but one is under way.");
            }
            int most = model.runtime().mostBuilds();
            if (model.builds().count() >= most) {
                throw ProjectionRejections.BUILDS_AT_LIMIT.because("Expected to begin a build of " + model.name()
                        + ", but as many are under way as may be at once: " + most + ".");
            }
            Schema next = model.nextSchema();
            model.builds().add(next, model.definition().version(), order.pace(), order.reason());
            log.info("{} is built, as {} ordered.", next, order.by());
        });
    }

    static void pause(ReadModel model, Pause order) {
        onBuild(model, build -> {
            requireNotSwitching(build);
            if (progress(build).state() == BuildView.State.RUNNING) {
                model.builds().stop(build.schema(), BuildView.State.PAUSED, null);
                log.info("{} waits, as {} ordered.", build.schema(), order.by());
            }
        });
    }

    static void resume(ReadModel model, Resume order) {
        onBuild(model, build -> {
            model.builds().resume(build.schema(), order.pace());
            log.info("{} goes on, as {} ordered.", build.schema(), order.by());
        });
    }

    static void abandon(ReadModel model, Abandon order) {
        onBuild(model, build -> {
            requireNotSwitching(build);
            model.table().drop(build.schema());
            log.info("{} is abandoned, as {} ordered.", build.schema(), order.by());
        });
    }

    static void takeOver(ReadModel model, TakeOver order) {
        onBuild(model, build -> {
            if (progress(build).state() != BuildView.State.BLOCKED) {
                throw ProjectionRejections.NOT_BLOCKED.because(
                        "Expected " + build.schema() + " to be blocked, but nothing holds it up.");
            }
            model.builds().takeOver(build.schema());
            log.warn(
                    "{} takes over as it is, as {} ordered: {}.",
                    build.schema(),
                    order.by(),
                    progress(build).because());
        });
    }

    /** Returns when the previous generation answers. */
    static void rollback(ReadModel model, Rollback order) throws InterruptedException {
        Schema[] back = new Schema[1];
        inTurn(model, () -> {
            if (model.table().find(model.name(), Role.BUILDING).isPresent()) {
                throw ProjectionRejections.ALREADY_BUILDING.because("Expected to go back to the previous generation of "
                        + model.name() + ", but a build is under way.");
            }
            back[0] = model.table()
                    .find(model.name(), Role.PREVIOUS)
                    .orElseThrow(() -> ProjectionRejections.NO_PREVIOUS.because(
                            "Expected to go back to the previous generation of " + model.name()
                                    + ", but there is none."))
                    .schema();
            model.table().rollBack(model.name(), true);
            log.info("{} is to answer again, as {} ordered.", back[0], order.by());
        });
        if (!hasGoneBack(model, Objects.requireNonNull(back[0]))) {
            model.table().rollBack(model.name(), false);
            throw ProjectionRejections.PREVIOUS_BEHIND.because(
                    "Expected " + back[0] + " to come to where the active generation is, but it did not in "
                            + ROLLBACK_LIMIT.toSeconds() + " s.");
        }
    }

    private static boolean hasGoneBack(ReadModel model, Schema previous) throws InterruptedException {
        long deadline = System.nanoTime() + ROLLBACK_LIMIT.toNanos();
        do {
            model.look();
            try {
                model.rollBackIfOrdered();
            } catch (TimeoutException e) {
                log.info("{} does not answer again yet: {}", previous, e.getMessage());
            }
            Optional<Generation> active = model.table().find(model.name(), Role.ACTIVE);
            if (active.isPresent() && active.get().schema().equals(previous)) {
                return true;
            }
            Thread.sleep(BETWEEN_LOOKS);
        } while (System.nanoTime() < deadline);
        return false;
    }

    private static void onBuild(ReadModel model, Consumer<Generation> change) {
        inTurn(
                model,
                () -> change.accept(model.table()
                        .find(model.name(), Role.BUILDING)
                        .orElseThrow(() -> ProjectionRejections.NOT_BUILDING.because(
                                "Expected a build of " + model.name() + ", but none is under way."))));
    }

    private static void inTurn(ReadModel model, Runnable change) {
        model.runtime().builds().inTransaction(() -> {
            model.table().lock();
            change.run();
        });
        model.look();
    }

    private static void requireNotSwitching(Generation build) {
        if (progress(build).phase() == BuildPhase.SWITCHING && progress(build).state() == BuildView.State.RUNNING) {
            throw ProjectionRejections.SWITCHING.because(
                    "Expected to stop " + build.schema() + ", but it is taking over right now.");
        }
    }

    private static Generation.Progress progress(Generation build) {
        return Objects.requireNonNull(build.build());
    }
}
