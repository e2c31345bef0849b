package dev.portolan.tenants;

import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The interface of catalog-service or plugin-manager. Fails the first two calls for a tenant whose slug begins with
/// `flaky-` and this fake's name, and answers slugs that begin with `slow-` after the caller's patience. An
/// installation has the revision that its changes have brought it to.
final class FakeServices {
    private final String name;
    private final Map<String, Integer> calls = new ConcurrentHashMap<>();

    FakeServices(String name) {
        this.name = name;
    }

    Reply answer(String method, URI uri, String body) throws IOException {
        if (method.equals("POST")) {
            return Reply.of(calls.merge(body, 1, Integer::sum) == 1 ? 201 : 409, "{}");
        }
        if (uri.getPath().contains("/installations/")) {
            var revision = method.equals("PUT")
                    ? calls.merge(uri.getPath(), 2, (old, first) -> old + 1)
                    : calls.getOrDefault(uri.getPath(), 1);
            return Reply.of(200, "{\"revision\": " + revision + "}");
        }
        var slug = Peers.json().readTree(body).path("slug").asText();
        var count = calls.merge(slug, 1, Integer::sum);
        return Reply.of(slug.startsWith("flaky-" + name) && count <= 2 ? 503 : 200, "{}");
    }
}
