package io.plexichat.elasticsearch.node;

import java.net.URISyntaxException;
import java.net.URL;
import org.apache.logging.log4j.core.config.Configurator;
import org.elasticsearch.common.logging.LogConfigurator;
import org.elasticsearch.common.settings.Settings;

/** The node's log: warnings, in a file of bounded size. */
final class NodeLog {

    private NodeLog() {}

    /** Elasticsearch wants to set up logging itself first; what it makes is then replaced. */
    static void open(String nodeName) throws URISyntaxException {
        LogConfigurator.configureWithoutConfig(Settings.EMPTY);
        LogConfigurator.setNodeName(nodeName);
        URL configuration = NodeLog.class.getResource("logging.xml");
        if (configuration == null) {
            throw new IllegalStateException("Expected logging.xml beside the class that reads it.");
        }
        Configurator.reconfigure(configuration.toURI());
    }
}
