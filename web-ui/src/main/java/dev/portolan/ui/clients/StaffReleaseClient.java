package dev.portolan.ui.clients;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portolan.contracts.Page;
import dev.portolan.ui.clients.Staff.Release;
import dev.portolan.ui.clients.StaffReleases.One;
import dev.portolan.ui.clients.StaffReleases.Ring;
import dev.portolan.ui.clients.StaffReleases.Rollout;
import dev.portolan.ui.clients.StaffReleases.Wanted;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Calls plugin-manager about releases and who gets them, for the provider's staff. Every method blocks and throws
/// [ProblemException].
@ApplicationScoped
public class StaffReleaseClient {
    private static final Http.Service SERVICE = Http.Service.PLUGINS;

    private final Http http;
    private final StaffApi api;

    StaffReleaseClient(Http http, StaffApi api) {
        this.http = http;
        this.api = api;
    }

    /// By plugin, each one's newest release first.
    ///
    /// @param text part of `publisher/plugin`; may be empty
    /// @param status only these; may be empty
    public Page<Release> releases(TokenSource tokens, String text, String status, @Nullable String cursor) {
        var address = api.plugins("plugins", "releases")
                .with("q", text)
                .with("status", status)
                .with("cursor", cursor);
        return http.getPage(SERVICE, address, tokens, Page.class, Release.class);
    }

    public One release(TokenSource tokens, String digest) {
        return One.of(digest, http.get(SERVICE, release(digest), tokens, JsonNode.class));
    }

    /// Moves a release to another standing.
    public void act(TokenSource tokens, String digest, Act act, String reason) {
        var _ = http.send(SERVICE, "POST", release(digest, act.word), tokens, Map.of("reason", reason), Void.class);
    }

    /// Takes that back.
    public void undo(TokenSource tokens, String digest, Act act) {
        var _ = http.send(SERVICE, "DELETE", release(digest, act.word), tokens, null, Void.class);
    }

    public Rollout rollout(TokenSource tokens, String digest) {
        return http.get(SERVICE, release(digest, "rollout"), tokens, Rollout.class);
    }

    public Rollout roll(TokenSource tokens, String digest, Wanted wanted) {
        return http.send(SERVICE, "PUT", release(digest, "rollout"), tokens, wanted, Rollout.class);
    }

    /// @param tenant its id
    public Ring ring(TokenSource tokens, String tenant) {
        return http.get(SERVICE, api.plugins("plugins", "rings", tenant), tokens, Ring.class);
    }

    public Ring ring(TokenSource tokens, String tenant, String ring) {
        return http.send(SERVICE, "PUT", api.plugins("plugins", "rings", tenant), tokens, new Ring(ring), Ring.class);
    }

    private Address release(String digest, String... more) {
        var all = new String[more.length + 3];
        all[0] = "plugins";
        all[1] = "releases";
        all[2] = digest;
        System.arraycopy(more, 0, all, 3, more.length);
        return api.plugins(all);
    }

    /// What staff can do to a release, with the last segment of its address.
    public enum Act {
        /// Stops it wherever it runs.
        STOP("revocation"),
        /// Advises against it; it can still be installed.
        DEPRECATE("deprecation"),
        /// Takes it off the marketplace; where it runs it goes on.
        YANK("yank");

        private final String word;

        Act(String word) {
            this.word = word;
        }
    }
}
