package dev.portolan.tenants.exports;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.portolan.contracts.TenantId;
import dev.portolan.tenants.http.RemoteService;
import dev.portolan.tenants.tokens.TokenIssuer;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// What plugin-manager keeps of a tenant, without secrets.
@ApplicationScoped
@Priority(10)
class PluginSource implements ExportSource {
    private static final String SERVICE = "plugin-manager";
    private static final Map<String, String> PATHS = Stream.of(
                    "action-runs",
                    "check-results",
                    "events",
                    "installations",
                    "kv",
                    "notification-settings",
                    "notifications",
                    "scorecard-standings",
                    "scorecards",
                    "studio-drafts")
            .collect(Collectors.toUnmodifiableMap(Function.identity(), file -> "plugins/" + file + ".jsonl"));

    private final TokenIssuer tokens;
    private final RemoteLines lines;

    PluginSource(
            TokenIssuer tokens,
            @ConfigProperty(name = "portolan.services.plugin-manager") URI url,
            ObjectMapper mapper) {
        this.tokens = tokens;
        this.lines = new RemoteLines(new RemoteService("The plugin manager", url, mapper), mapper);
    }

    @Override
    public List<String> files() {
        return PATHS.values().stream().sorted().toList();
    }

    @Override
    public void gather(TenantId tenant, Folder folder) throws IOException {
        var token = tokens.forService("tenant-service", SERVICE).value();
        lines.gather(tenant, token, PATHS, folder);
    }
}
