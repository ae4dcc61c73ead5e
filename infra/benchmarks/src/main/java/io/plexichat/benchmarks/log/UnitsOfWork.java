package io.plexichat.benchmarks.log;

import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;

/** Does something outside a command as one unit of work. */
final class UnitsOfWork {

    private UnitsOfWork() {}

    static void run(Runnable task) {
        DefaultUnitOfWork.startAndGet(null).execute(task);
    }
}
