package dev.portolan.plugins.permissions;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/// Addresses that may be called: origins, compared by scheme, host and port. Whether an address is public is the
/// egress guard's business, not decided here.
public record Egress(List<Origin> origins) {
    public Egress {
        origins = List.copyOf(origins);
    }

    public boolean allows(URI address) {
        return origins.stream().anyMatch(origin -> origin.covers(address));
    }

    /// Fills in one template.
    ///
    /// @return empty when a value is missing or does not make a host
    public static Optional<Origin> resolve(String template, JsonNode configuration) {
        return Template.parse(template).flatMap(parsed -> parsed.resolve(configuration));
    }

    /// The top-level setting that a template depends on, for example `host`.
    public static Optional<String> setting(String template) {
        return Template.parse(template)
                .filter(parsed -> !parsed.path().isEmpty())
                .map(parsed -> parsed.path().split("/", -1)[1]);
    }

    /// Whether this template may be written in a manifest.
    public static boolean wellFormed(String template) {
        return Template.parse(template).isPresent();
    }
}
