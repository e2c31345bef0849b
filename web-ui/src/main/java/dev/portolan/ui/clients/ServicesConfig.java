package dev.portolan.ui.clients;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;

/// Where the services are, under `portolan.ui`.
@ConfigMapping(prefix = "portolan.ui")
public interface ServicesConfig {
    URI tenantServiceUrl();

    URI catalogServiceUrl();

    URI pluginManagerUrl();

    /// Kafka's `host:port,...`.
    String kafka();

    /// How long one call to a service may take.
    @WithDefault("5s")
    Duration timeout();

    /// Most bytes that are read of one answer; an entity with a definition of 3 MB has to fit.
    @WithDefault("16777216")
    long maxAnswerBytes();

    /// Most bytes that are handed on of one file.
    @WithDefault("1073741824")
    long maxDownloadBytes();
}
