package dev.portolan.ui.clients;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portolan.contracts.Page;
import dev.portolan.ui.clients.StaffReviews.Opened;
import dev.portolan.ui.clients.StaffReviews.Submission;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Calls plugin-manager about packages that wait for a review. Every method blocks and throws [ProblemException].
@ApplicationScoped
public class StaffReviewClient {
    private static final Http.Service SERVICE = Http.Service.PLUGINS;
    private static final int MOST_BYTES = 512 * 1024;

    private final Http http;
    private final StaffApi api;

    StaffReviewClient(Http http, StaffApi api) {
        this.http = http;
        this.api = api;
    }

    /// @param state only these; may be empty
    public Page<Submission> submissions(TokenSource tokens, String state, @Nullable String cursor) {
        var address = api.plugins("plugins", "reviews").with("state", state).with("cursor", cursor);
        Page<JsonNode> page = http.getPage(SERVICE, address, tokens, Page.class, JsonNode.class);
        return new Page<>(page.items().stream().map(Submission::of).toList(), page.next());
    }

    public Opened submission(TokenSource tokens, String id) {
        return Opened.of(http.get(SERVICE, api.plugins("plugins", "reviews", id), tokens, JsonNode.class));
    }

    /// One file of a package as text, at most 512 KiB of it.
    public String file(TokenSource tokens, String id, String path) {
        var address = api.plugins("plugins", "reviews", id, "files").with("path", path);
        try (var file = http.download(SERVICE, address, tokens, "text/plain")) {
            return new String(file.content().readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw ProblemException.unavailable(SERVICE.title());
        }
    }

    /// @param note for those who come later; may be empty
    public void approve(TokenSource tokens, String id, String note) {
        var body = note.isBlank() ? Map.of() : Map.of("note", note);
        var _ = http.send(SERVICE, "POST", api.plugins("plugins", "reviews", id, "approval"), tokens, body, Void.class);
    }

    /// @param reason that the author reads
    public void reject(TokenSource tokens, String id, String reason) {
        var body = Map.of("reason", reason);
        var _ = http.send(
                SERVICE, "POST", api.plugins("plugins", "reviews", id, "rejection"), tokens, body, Void.class);
    }
}
