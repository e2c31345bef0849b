package dev.portolan.ui.clients;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portolan.contracts.Slug;
import dev.portolan.ui.clients.Studio.Draft;
import dev.portolan.ui.clients.Studio.Preview;
import dev.portolan.ui.clients.Studio.Sample;
import dev.portolan.ui.clients.Studio.Whole;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Calls plugin-manager about drafts. Every method blocks and throws [ProblemException].
@ApplicationScoped
public class StudioClient {
    private static final String STUDIO = "studio";
    private static final String DRAFTS = "drafts";

    private final ServiceApi api;

    StudioClient(Services services) {
        this.api = services.plugins();
    }

    public List<Draft> drafts(Slug tenant, TokenSource tokens) {
        return api.page(api.at(tenant, STUDIO, DRAFTS), tokens, Draft.class).items();
    }

    public Whole draft(Slug tenant, TokenSource tokens, String id) {
        return api.get(api.at(tenant, STUDIO, DRAFTS, id), tokens, Whole.class);
    }

    /// @param name the plugin's id
    public Whole begin(Slug tenant, TokenSource tokens, String name, ObjectNode content) {
        var body = JsonNodeFactory.instance.objectNode().put("name", name);
        body.set("content", content);
        return api.send("POST", api.at(tenant, STUDIO, DRAFTS), tokens, body, Whole.class);
    }

    /// @param seen the draft as it was when `content` was made of it
    /// @throws ProblemException with status 412 when somebody has changed it since
    public Whole save(Slug tenant, TokenSource tokens, Whole seen, ObjectNode content) {
        var body = JsonNodeFactory.instance.objectNode();
        body.set("content", content);
        return api.send(of("PUT", tenant, seen, body), tokens, Whole.class);
    }

    /// @throws ProblemException as for [#save]
    public void delete(Slug tenant, TokenSource tokens, Whole seen) {
        var _ = api.send(of("DELETE", tenant, seen, null), tokens, Void.class);
    }

    /// Makes the next release of it.
    ///
    /// @return its version
    /// @throws ProblemException as for [#save]
    public String publish(Slug tenant, TokenSource tokens, Whole seen) {
        var empty = JsonNodeFactory.instance.objectNode();
        return api.send(of("POST", tenant, seen, empty, "publication"), tokens, JsonNode.class)
                .path("version")
                .asText();
    }

    private Outgoing of(String method, Slug tenant, Whole seen, @Nullable Object body, String... below) {
        var segments = Stream.concat(Stream.of(STUDIO, DRAFTS, seen.id()), Stream.of(below));
        return Outgoing.of(method, api.at(tenant, segments.toArray(String[]::new)), body)
                .matching(Long.toString(seen.revision()));
    }

    /// @param secret sent along as a bearer token, or in a header; null for none
    public Sample sample(Slug tenant, TokenSource tokens, String url, @Nullable JsonNode secret) {
        var body = JsonNodeFactory.instance.objectNode().put("url", url);
        if (secret != null) {
            body.set("secret", secret);
        }
        return api.send("POST", api.at(tenant, STUDIO, "samples"), tokens, body, Sample.class);
    }

    /// @param entity reference; empty for none
    /// @param samples `{status, body}` by request
    public Preview preview(Slug tenant, TokenSource tokens, ObjectNode content, String entity, ObjectNode samples) {
        var body = JsonNodeFactory.instance.objectNode();
        body.set("content", content);
        body.set("samples", samples);
        if (!entity.isBlank()) {
            body.put("entity", entity);
        }
        return api.send("POST", api.at(tenant, STUDIO, "previews"), tokens, body, Preview.class);
    }
}
