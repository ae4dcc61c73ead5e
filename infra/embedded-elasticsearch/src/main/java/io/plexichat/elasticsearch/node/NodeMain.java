package io.plexichat.elasticsearch.node;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.logging.log4j.LogManager;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.env.Environment;
import org.elasticsearch.node.InternalSettingsPreparer;
import org.elasticsearch.node.Node;
import org.elasticsearch.plugins.PluginsLoader;

/** Runs one node until it is told to end: {@code NodeMain <home> <directory> <port>}. */
public final class NodeMain {

    private static final String NAME = "plexichat";
    private static final int CLOSE_SECONDS = 15;

    private NodeMain() {}

    public static void main(String[] arguments) throws Exception {
        Path home = Path.of(arguments[0]);
        Path directory = Path.of(arguments[1]);
        System.setProperty("es.path.home", home.toString());
        NodeLog.open(NAME);
        Environment environment = InternalSettingsPreparer.prepareEnvironment(
                settings(home, directory, arguments[2]),
                Map.of(),
                Files.createDirectories(directory.resolve("config")),
                () -> NAME);
        PluginsLoader plugins = PluginsLoader.createPluginsLoader(
                PluginsLoader.loadModulesBundles(environment.modulesDir(), false),
                PluginsLoader.loadPluginsBundles(environment.pluginsDir(), false),
                Map.of(),
                false);
        Node node = new Node(environment, plugins);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(node), "close-node"));
        node.start();
        // All threads of a node are daemons.
        new CountDownLatch(1).await();
    }

    private static Settings settings(Path home, Path directory, String port) {
        return Settings.builder()
                .put("path.home", home)
                .put("path.data", directory.resolve("data"))
                .put("path.logs", directory.resolve("logs"))
                .put("cluster.name", NAME)
                .put("node.name", NAME)
                .put("discovery.type", "single-node")
                .put("http.host", "127.0.0.1")
                .put("http.port", port)
                .put("transport.host", "127.0.0.1")
                .put("transport.port", "0")
                .put("node.portsfile", true)
                .put("action.auto_create_index", false)
                // Garbage that the collector has not looked at yet is no reason to refuse a request: count what
                // requests hold.
                .put("indices.breaker.total.use_real_memory", false)
                // The owner watches the disk; a node that turns read-only by itself would only hide the reason.
                .put("cluster.routing.allocation.disk.threshold_enabled", false)
                .build();
    }

    private static void close(Node node) {
        try {
            node.prepareForClose();
            node.close();
            if (!node.awaitClose(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                LogManager.getLogger(NodeMain.class).warn("The node did not close in {} s", CLOSE_SECONDS);
            }
        } catch (IOException e) {
            LogManager.getLogger(NodeMain.class).warn("The node did not close in order", e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
