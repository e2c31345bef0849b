package dev.portolan.ui.clients;

import dev.portolan.contracts.Page;
import dev.portolan.ui.clients.Account.Member;
import dev.portolan.ui.clients.Staff.Erasure;
import dev.portolan.ui.clients.Staff.NewSession;
import dev.portolan.ui.clients.Staff.Session;
import dev.portolan.ui.clients.Staff.TenantLine;
import dev.portolan.ui.clients.Staff.TenantPage;
import dev.portolan.ui.clients.Staff.TimelineEntry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Calls tenant-service for the provider's staff: tenants and support sessions. Every method blocks and throws
/// [ProblemException].
@ApplicationScoped
public class StaffClient {
    private static final Http.Service SERVICE = Http.Service.TENANTS;
    private static final String TENANTS = "tenants";
    private static final String SESSIONS = "support-sessions";
    private static final String SUSPENSION = "suspension";
    private static final String REASON = "reason";
    private static final String CURSOR = "cursor";

    private final Http http;
    private final StaffApi api;

    StaffClient(Http http, StaffApi api) {
        this.http = http;
        this.api = api;
    }

    /// By name; without a state, all but the erased ones.
    public Page<TenantLine> tenants(
            TokenSource tokens, String text, String state, String plan, @Nullable String cursor) {
        var address = api.tenants(TENANTS)
                .with("q", text)
                .with("state", state)
                .with("plan", plan)
                .with(CURSOR, cursor);
        return http.getPage(SERVICE, address, tokens, Page.class, TenantLine.class);
    }

    public TenantPage tenant(TokenSource tokens, String slug) {
        return http.get(SERVICE, api.tenants(TENANTS, slug), tokens, TenantPage.class);
    }

    public Page<Member> members(TokenSource tokens, String slug, @Nullable String cursor) {
        var address = api.tenants(TENANTS, slug, "members").with(CURSOR, cursor);
        return http.getPage(SERVICE, address, tokens, Page.class, Member.class);
    }

    public Page<TimelineEntry> timeline(TokenSource tokens, String slug, @Nullable String cursor) {
        var address = api.tenants(TENANTS, slug, "timeline").with(CURSOR, cursor);
        return http.getPage(SERVICE, address, tokens, Page.class, TimelineEntry.class);
    }

    public Erasure erasure(TokenSource tokens, String slug) {
        return http.get(SERVICE, api.tenants(TENANTS, slug, "erasure"), tokens, Erasure.class);
    }

    public void suspend(TokenSource tokens, String slug, String reason) {
        send("POST", api.tenants(TENANTS, slug, SUSPENSION), tokens, Map.of(REASON, reason));
    }

    public void reactivate(TokenSource tokens, String slug, String reason) {
        send("DELETE", api.tenants(TENANTS, slug, SUSPENSION).with(REASON, reason), tokens, null);
    }

    public void retryProvisioning(TokenSource tokens, String slug) {
        send("POST", api.tenants(TENANTS, slug, "provisioning", "retry"), tokens, Map.of());
    }

    /// @param step a step's name
    public void skipProvisioning(TokenSource tokens, String slug, String step, String reason) {
        var body = Map.of("step", step, REASON, reason);
        send("POST", api.tenants(TENANTS, slug, "provisioning", "skip"), tokens, body);
    }

    /// Newest first, of all tenants and all staff.
    public Page<Session> sessions(TokenSource tokens, String state, @Nullable String cursor) {
        var address = api.tenants(SESSIONS).with("state", state).with(CURSOR, cursor);
        return http.getPage(SERVICE, address, tokens, Page.class, Session.class);
    }

    public Session ask(TokenSource tokens, NewSession session) {
        return http.send(SERVICE, "POST", api.tenants(SESSIONS), tokens, session, Session.class);
    }

    public void end(TokenSource tokens, String id) {
        send("POST", api.tenants(SESSIONS, id, "end"), tokens, Map.of());
    }

    private void send(String method, Address address, TokenSource tokens, @Nullable Object body) {
        var _ = http.send(SERVICE, method, address, tokens, body, Void.class);
    }
}
