package dev.portolan.ui.clients;

import java.net.URI;
import java.time.Duration;

/// Settings of the clients with one server in the place of all services.
record OneService(URI base) implements ServicesConfig {
    @Override
    public URI tenantServiceUrl() {
        return base;
    }

    @Override
    public URI catalogServiceUrl() {
        return base;
    }

    @Override
    public URI pluginManagerUrl() {
        return base;
    }

    @Override
    public String kafka() {
        return "localhost:1";
    }

    @Override
    public Duration timeout() {
        return Duration.ofSeconds(5);
    }

    @Override
    public long maxAnswerBytes() {
        return 1_000_000;
    }

    @Override
    public long maxDownloadBytes() {
        return 16;
    }
}
