package dev.portolan.ui.clients;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portolan.contracts.Page;
import dev.portolan.ui.clients.StaffPublishers.Edit;
import dev.portolan.ui.clients.StaffPublishers.Enrolled;
import dev.portolan.ui.clients.StaffPublishers.Enrolment;
import dev.portolan.ui.clients.StaffPublishers.Token;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Calls plugin-manager about publishers and their tokens. Every method blocks and throws [ProblemException].
@ApplicationScoped
public class StaffPublisherClient {
    private static final Http.Service SERVICE = Http.Service.PLUGINS;
    private static final int MOST_PAGES = 20;

    private final Http http;
    private final StaffApi api;

    StaffPublisherClient(Http http, StaffApi api) {
        this.http = http;
        this.api = api;
    }

    public Page<Enrolled> publishers(TokenSource tokens, @Nullable String cursor) {
        var address = publishers().with("cursor", cursor);
        Page<JsonNode> page = http.getPage(SERVICE, address, tokens, Page.class, JsonNode.class);
        return new Page<>(page.items().stream().map(Enrolled::of).toList(), page.next());
    }

    /// One of them, looked up in the list.
    public Enrolled publisher(TokenSource tokens, String id) {
        String cursor = null;
        for (var page = 0; page < MOST_PAGES; page++) {
            var some = publishers(tokens, cursor);
            var found = some.items().stream().filter(one -> one.id().equals(id)).findFirst();
            cursor = some.next();
            if (found.isPresent()) {
                return found.get();
            }
            if (cursor == null) {
                break;
            }
        }
        throw new ProblemException(404, "not-found", "There is no publisher " + id + ".", List.of());
    }

    public void add(TokenSource tokens, Enrolment publisher) {
        var _ = http.send(SERVICE, "POST", publishers(), tokens, publisher, Void.class);
    }

    public void change(TokenSource tokens, String id, Edit edit) {
        var _ = http.send(SERVICE, "PATCH", publishers(id), tokens, edit, Void.class);
    }

    public List<Token> tokens(TokenSource tokens, String id) {
        Page<Token> all = http.getPage(SERVICE, publishers(id, "tokens"), tokens, Page.class, Token.class);
        return all.items();
    }

    /// @return with the token itself, which nobody can see again
    public Token makeToken(TokenSource tokens, String id, String name) {
        var body = Map.of("name", name);
        return http.send(SERVICE, "POST", publishers(id, "tokens"), tokens, body, Token.class);
    }

    public void revoke(TokenSource tokens, String id, String token) {
        var _ = http.send(SERVICE, "DELETE", publishers(id, "tokens", token), tokens, null, Void.class);
    }

    private Address publishers(String... segments) {
        var all = new String[segments.length + 2];
        all[0] = "plugins";
        all[1] = "publishers";
        System.arraycopy(segments, 0, all, 2, segments.length);
        return api.plugins(all);
    }
}
