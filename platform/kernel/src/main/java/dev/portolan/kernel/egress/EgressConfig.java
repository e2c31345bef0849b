package dev.portolan.kernel.egress;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Settings of the way out, under `portolan.egress`.
@ConfigMapping(prefix = "portolan.egress")
public interface EgressConfig {
    /// Local addresses that may be reached all the same, each `host:port` as it stands in the URL.
    /// With any of them a service starts in the profiles `local` and `test` only.
    Optional<List<String>> allow();

    /// Ports of the product's own parts. No entry of [#allow()] opens one of them.
    @WithDefault("1025,5433,8025,8080,8081,8082,8083,8180,9080,9081,9082,9083,9092,9093,9180")
    Set<Integer> ownPorts();

    /// How long one connection attempt may take, TLS handshake included; at most the request's own limit.
    @WithDefault("5s")
    Duration connectTimeout();

    /// Most bytes all headers of one answer may have; 1 KiB to 64 KiB.
    @WithDefault("32768")
    @Min(1024)
    @Max(65_536)
    int maxHeaderBytes();

    /// Most requests under way at once, all tenants together; further ones wait until their time is up; 1 to 1,000.
    @WithDefault("64")
    @Min(1)
    @Max(1000)
    int maxConcurrent();
}
