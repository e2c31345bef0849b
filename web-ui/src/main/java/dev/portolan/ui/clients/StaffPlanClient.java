package dev.portolan.ui.clients;

import dev.portolan.ui.clients.Staff.TestClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;

/// Calls tenant-service for the provider's staff: what a tenant has subscribed to, and its time. Every method blocks
/// and throws [ProblemException].
@ApplicationScoped
public class StaffPlanClient {
    private static final Http.Service SERVICE = Http.Service.TENANTS;
    private static final String REASON = "reason";
    private static final String CLOCK = "clock";

    private final Http http;
    private final StaffApi api;

    StaffPlanClient(Http http, StaffApi api) {
        this.http = http;
        this.api = api;
    }

    public void changePlan(TokenSource tokens, String slug, String plan, String reason) {
        send("POST", at(slug, "plan"), tokens, Map.of("plan", plan, REASON, reason));
    }

    public void extendTrial(TokenSource tokens, String slug, Instant until, String reason) {
        send("POST", at(slug, "trial"), tokens, Map.of("until", until, REASON, reason));
    }

    /// @param name `seats`, `entities` or `plugins`
    public void raiseLimit(TokenSource tokens, String slug, String name, Raise raise) {
        send("PUT", api.tenants("tenants", slug, "limits", name), tokens, raise);
    }

    public TestClock clock(TokenSource tokens, String slug) {
        return http.get(SERVICE, at(slug, CLOCK), tokens, TestClock.class);
    }

    /// Moves the time of a test tenant forward; what becomes due is done when this answers.
    public void advance(TokenSource tokens, String slug, Instant at) {
        send("PUT", at(slug, CLOCK), tokens, Map.of("at", at));
    }

    public void markTest(TokenSource tokens, String slug, boolean test, String reason) {
        send("PUT", at(slug, "test"), tokens, Map.of("test", test, REASON, reason));
    }

    private Address at(String slug, String last) {
        return api.tenants("tenants", slug, last);
    }

    private void send(String method, Address address, TokenSource tokens, Object body) {
        var _ = http.send(SERVICE, method, address, tokens, body, Void.class);
    }

    public record Raise(long limit, Instant until, String reason) {}
}
