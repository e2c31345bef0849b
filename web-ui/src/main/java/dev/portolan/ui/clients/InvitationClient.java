package dev.portolan.ui.clients;

import dev.portolan.ui.clients.Invitations.Acceptance;
import dev.portolan.ui.clients.Invitations.Joined;
import dev.portolan.ui.clients.Invitations.Offer;
import jakarta.enterprise.context.ApplicationScoped;

/// Calls tenant-service for somebody who was invited and may have no account yet. Every method blocks and throws
/// [ProblemException].
@ApplicationScoped
public class InvitationClient {
    private final Http http;
    private final ServicesConfig config;

    InvitationClient(Http http, ServicesConfig config) {
        this.http = http;
        this.config = config;
    }

    /// @throws ProblemException `not-found` for a wrong id and a wrong code alike, or `invitation-over`
    public Offer look(String id, String code) {
        var address = at(id).with("code", code);
        return http.get(Http.Service.TENANTS, address, TokenSource.NONE, Offer.class);
    }

    public Joined accept(String id, Acceptance acceptance) {
        var address = at(id, "acceptance");
        return http.send(Http.Service.TENANTS, "POST", address, TokenSource.NONE, acceptance, Joined.class);
    }

    private Address at(String id, String... more) {
        var segments = new String[more.length + 3];
        segments[0] = "api";
        segments[1] = "invitations";
        segments[2] = id;
        System.arraycopy(more, 0, segments, 3, more.length);
        return Address.of(config.tenantServiceUrl(), segments);
    }
}
