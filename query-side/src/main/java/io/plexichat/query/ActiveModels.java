package io.plexichat.query;

import io.plexichat.query.projection.ProjectionRunner;

/** One generation of each read model: those that answer at some time. */
record ActiveModels(
        ProjectionRunner account,
        ProjectionRunner session,
        ProjectionRunner logins,
        ProjectionRunner bot,
        ProjectionRunner directory,
        ProjectionRunner timeline,
        ProjectionRunner search,
        ProjectionRunner erasure) {}
