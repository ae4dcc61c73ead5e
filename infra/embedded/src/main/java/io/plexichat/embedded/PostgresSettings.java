package io.plexichat.embedded;

import java.util.LinkedHashMap;
import java.util.Map;

/** The server's settings. */
final class PostgresSettings {

    private PostgresSettings() {}

    static Map<String, String> of(PostgresOptions options, int port) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("listen_addresses", EmbeddedPostgres.HOST);
        settings.put("port", Integer.toString(port));
        settings.put("unix_socket_directories", "");
        settings.put("max_connections", Integer.toString(options.maxConnections()));

        settings.put("shared_buffers", options.sharedBuffersMegabytes() + "MB");
        settings.put("maintenance_work_mem", "64MB");
        settings.put("autovacuum_work_mem", "16MB");
        settings.put("huge_pages", "off");
        settings.put("jit", "off");

        String durable = options.durable() ? "on" : "off";
        settings.put("fsync", durable);
        settings.put("synchronous_commit", durable);
        settings.put("full_page_writes", durable);

        settings.put("timezone", "UTC");
        settings.put("log_timezone", "UTC");
        settings.put("lc_messages", "C");
        // Errors of statements go to the client, who made them, and may quote what he sent: none of them is logged.
        settings.put("log_min_messages", "log");
        settings.put("log_min_error_statement", "panic");
        settings.put("log_error_verbosity", "terse");
        settings.put("log_checkpoints", "off");
        settings.put("log_line_prefix", "%m [%p] ");
        return settings;
    }
}
