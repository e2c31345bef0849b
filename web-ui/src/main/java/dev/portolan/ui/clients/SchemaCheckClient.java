package dev.portolan.ui.clients;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portolan.ui.clients.SchemaChecks.Checked;
import dev.portolan.ui.clients.SchemaChecks.Finding;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/// Holds configuration schemas against the dialect at plugin-manager. For everybody. Blocks and throws
/// [ProblemException].
@ApplicationScoped
public class SchemaCheckClient {
    private final Http http;
    private final ServicesConfig config;

    SchemaCheckClient(Http http, ServicesConfig config) {
        this.http = http;
        this.config = config;
    }

    /// @return empty when the schema would be taken at publish
    public List<Finding> check(JsonNode schema) {
        var address = Address.of(config.pluginManagerUrl(), "api", "marketplace", "schema-check");
        return http.send(
                        Http.Service.PLUGINS,
                        "POST",
                        address,
                        TokenSource.NONE,
                        Map.of("schema", schema),
                        Checked.class)
                .findings();
    }
}
