package dev.portolan.local.kafka;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

/// Settings of a broker on loopback with few threads and small buffers.
final class BrokerSettings {
    private static final int CLEANER_BYTES = 4 * 1024 * 1024;

    private BrokerSettings() {}

    static Properties of(Path folder, int port, int controllerPort) {
        var settings = new Properties();
        settings.putAll(Map.of(
                "process.roles", "broker,controller",
                "node.id", "1",
                "controller.quorum.voters", "1@127.0.0.1:" + controllerPort,
                "listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort,
                "advertised.listeners", "PLAINTEXT://127.0.0.1:" + port,
                "controller.listener.names", "CONTROLLER",
                "listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
                "log.dirs", folder.resolve("data").toString(),
                // A topic nobody has planned is a mistake; all are made by the launcher.
                "auto.create.topics.enable", "false"));
        settings.putAll(Map.of(
                "offsets.topic.replication.factor", "1",
                "offsets.topic.num.partitions", "1",
                "transaction.state.log.replication.factor", "1",
                "transaction.state.log.min.isr", "1",
                "transaction.state.log.num.partitions", "1",
                "share.coordinator.state.topic.replication.factor", "1",
                "share.coordinator.state.topic.min.isr", "1",
                "group.initial.rebalance.delay.ms", "0"));
        settings.putAll(Map.of(
                "num.network.threads", "1",
                "num.io.threads", "2",
                "background.threads", "1",
                "log.cleaner.dedupe.buffer.size", Integer.toString(CLEANER_BYTES)));
        return settings;
    }
}
