package dev.portolan.plugins.schemacheck;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portolan.plugins.schema.Finding;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;

/// For everybody: who writes a plugin has no organization to sign in to, and learns nothing here but the dialect.
@Path("/api/marketplace/schema-check")
@PermitAll
@RunOnVirtualThread
class SchemaCheckResource {
    private final SchemaCheckService checks;

    SchemaCheckResource(SchemaCheckService checks) {
        this.checks = checks;
    }

    @POST
    public Checked check(@Valid @NotNull Candidate candidate) {
        return new Checked(checks.check(candidate.schema()));
    }

    record Candidate(@NotNull JsonNode schema) {}

    /// @param findings empty when the schema would be taken at publish
    record Checked(List<Finding> findings) {}
}
