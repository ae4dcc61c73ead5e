package io.plexichat.standalone.server;

/** Where the log is. */
public enum EventStoreKind {
    POSTGRES,
    AXON_SERVER
}
