package dev.portolan.tenants;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;

/// The interface of catalog-service or plugin-manager. Fails the first two calls for a tenant whose slug begins with
/// `flaky-` and this fake's name, and answers slugs that begin with `slow-` after the caller's patience. An
/// installation has the revision that its changes have brought it to. The first export of a tenant whose slug begins
/// with `cut-` and this fake's name is cut off; that of `big-` has thousands of lines. The first erasure of a tenant
/// finds rows, and of one whose slug begins with `sticky-` the first two leave one behind.
final class FakeServices {
    /// Files of exports in which a tenant here has nothing.
    private static final List<String> NONE = List.of(
            "locations",
            "history",
            "kv",
            "action-runs",
            "check-results",
            "events",
            "notification-settings",
            "notifications",
            "scorecard-standings",
            "scorecards",
            "studio-drafts");

    private final String name;
    private final Map<String, Integer> calls = new ConcurrentHashMap<>();
    private final Map<String, String> slugs = new ConcurrentHashMap<>();

    FakeServices(String name) {
        this.name = name;
    }

    Reply answer(String method, URI uri, String body) throws IOException {
        if (method.equals("POST")) {
            return Reply.of(calls.merge(body, 1, Integer::sum) == 1 ? 201 : 409, "{}");
        }
        if (method.equals("DELETE")) {
            return erase(uri.getPath());
        }
        if (uri.getPath().endsWith("/export")) {
            return export(uri.getPath().replace("/export", ""));
        }
        if (uri.getPath().contains("/installations/")) {
            var revision = method.equals("PUT")
                    ? calls.merge(uri.getPath(), 2, (old, first) -> old + 1)
                    : calls.getOrDefault(uri.getPath(), 1);
            return Reply.of(200, "{\"revision\": " + revision + "}");
        }
        var slug = Peers.json().readTree(body).path("slug").asText();
        slugs.put(uri.getPath(), slug);
        var count = calls.merge(slug, 1, Integer::sum);
        return Reply.of(slug.startsWith("flaky-" + name) && count <= 2 ? 503 : 200, "{}");
    }

    private Reply erase(String path) {
        var count = calls.merge("erase " + path, 1, Integer::sum);
        var sticks = slugs.getOrDefault(path, "").startsWith("sticky-") && count <= 2;
        return Reply.of(
                200,
                "{\"deleted\": " + (count == 1 ? "{\"thing\": 3}" : "{}") + ", \"left\": "
                        + (sticks ? "{\"outbox\": 1}" : "{}") + "}");
    }

    private Reply export(String path) {
        var slug = slugs.getOrDefault(path, "");
        var lines = new StringBuilder();
        var file = name.equals("catalog") ? "entities" : "installations";
        var random = new Random(1);
        var count = slug.startsWith("big-") ? 4_000 : 1;
        for (var i = 0; i < count; i++) {
            lines.append("{\"file\": \"%s\", \"row\": {\"of\": \"%s\", \"n\": %d, \"noise\": \"%s\"}}\n"
                    .formatted(file, slug, i, noise(random, count > 1 ? 40 : 1)));
        }
        var cut = slug.startsWith("cut-" + name) && calls.merge("export " + path, 1, Integer::sum) == 1;
        if (!cut) {
            lines.append("{\"file\": \"end\", \"row\": {\"%s\": %d".formatted(file, count));
            NONE.forEach(other -> lines.append(", \"" + other + "\": 0"));
            lines.append("}}\n");
        }
        return Reply.of(200, lines.toString());
    }

    private static String noise(Random random, int length) {
        var text = new StringBuilder();
        for (var i = 0; i < length; i++) {
            text.append(Long.toHexString(random.nextLong()));
        }
        return text.toString();
    }
}
