package dev.portolan.catalog.apidocument;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.smallrye.openapi.runtime.OpenApiConstants;
import io.quarkus.smallrye.openapi.runtime.OpenApiDocumentService;
import io.smallrye.openapi.runtime.io.Format;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The part of the service's own API document that is below a catalog's address, made of what the service serves, so
/// that the two cannot differ.
@ApplicationScoped
class ApiDocument {
    private static final String BASE = "/api/tenants/{tenant}/catalog";
    private static final String SCHEMAS = "#/components/schemas/";

    private final OpenApiDocumentService documents;
    private final ObjectMapper json;
    private volatile @Nullable ObjectNode made;

    ApiDocument(OpenApiDocumentService documents, ObjectMapper json) {
        this.documents = documents;
        this.json = json;
    }

    /// As one tenant sees it, whose catalog is the server.
    JsonNode of(String slug) {
        var known = made;
        if (known == null) {
            known = make();
            made = known;
        }
        var document = JsonNodeFactory.instance.objectNode();
        document.set("openapi", known.path("openapi"));
        document.putObject("info").put("title", "catalog").put("version", "1");
        document.putArray("servers").addObject().put("url", BASE.replace("{tenant}", slug));
        document.set("paths", known.path("paths"));
        document.set("components", known.path("components"));
        return document;
    }

    private ObjectNode make() {
        try {
            var whole = json.readTree(documents.getDocument(OpenApiConstants.DEFAULT_DOCUMENT_NAME, Format.JSON));
            var document = JsonNodeFactory.instance.objectNode();
            document.set("openapi", whole.path("openapi"));
            var paths = document.putObject("paths");
            whole.path("paths")
                    .propertyStream()
                    .filter(path -> path.getKey().startsWith(BASE + "/"))
                    .forEach(path -> paths.set(path.getKey().substring(BASE.length()), withoutTenant(path.getValue())));
            document.set("components", used(whole.path("components"), paths));
            return document;
        } catch (IOException e) {
            throw new IllegalStateException("the service's own API document is no JSON", e);
        }
    }

    // The tenant is a part of the server's address.
    private static JsonNode withoutTenant(JsonNode path) {
        drop(path.path("parameters"));
        path.forEach(operation -> drop(operation.path("parameters")));
        return path;
    }

    private static void drop(JsonNode parameters) {
        if (parameters instanceof ArrayNode list) {
            for (Iterator<JsonNode> each = list.iterator(); each.hasNext(); ) {
                if (each.next().path("name").asText().equals("tenant")) {
                    each.remove();
                }
            }
        }
    }

    private static ObjectNode used(JsonNode components, JsonNode paths) {
        var kept = JsonNodeFactory.instance.objectNode();
        if (components.has("securitySchemes")) {
            kept.set("securitySchemes", components.path("securitySchemes"));
        }
        var names = new HashSet<String>();
        collect(paths, components.path("schemas"), names);
        var schemas = kept.putObject("schemas");
        components
                .path("schemas")
                .propertyStream()
                .filter(schema -> names.contains(schema.getKey()))
                .forEach(schema -> schemas.set(schema.getKey(), schema.getValue()));
        return kept;
    }

    private static void collect(JsonNode json, JsonNode schemas, Set<String> names) {
        var name = json.path("$ref").asText().replace(SCHEMAS, "");
        if (schemas.has(name) && names.add(name)) {
            collect(schemas.path(name), schemas, names);
        }
        json.forEach(part -> collect(part, schemas, names));
    }
}
