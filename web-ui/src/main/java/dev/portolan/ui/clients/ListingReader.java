package dev.portolan.ui.clients;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.portolan.contracts.PluginId;
import dev.portolan.ui.clients.Plugins.Asked;
import dev.portolan.ui.clients.Plugins.Listing;
import dev.portolan.ui.clients.Plugins.Release;
import dev.portolan.ui.clients.Plugins.Texts;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/// Reads the page of one plugin; what the answer does not have is simply not shown.
final class ListingReader {
    private final ObjectMapper json;

    ListingReader(ObjectMapper json) {
        this.json = json;
    }

    Listing read(PluginId id, JsonNode answer) {
        var releases = new ArrayList<Release>();
        answer.path("releases").forEach(release -> releases.add(json.convertValue(release, Release.class)));
        var permissions = new ArrayList<Asked>();
        answer.path("permissions").forEach(asked -> permissions.add(json.convertValue(asked, Asked.class)));
        return new Listing(
                id.publisher(),
                id.plugin(),
                releases,
                answer,
                object(answer.path("schema")),
                permissions,
                new Texts(
                        answer.path("readme").asText(""),
                        answer.path("changelog").asText(""),
                        answer.path("icon").isTextual() ? answer.path("icon").asText() : null));
    }

    private static @Nullable JsonNode object(JsonNode node) {
        return node.isObject() ? node : null;
    }
}
