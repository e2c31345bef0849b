package dev.portolan.ui.clients;

import dev.portolan.contracts.Page;
import dev.portolan.contracts.Slug;
import dev.portolan.ui.clients.Account.Member;
import dev.portolan.ui.clients.Members.ApiToken;
import dev.portolan.ui.clients.Members.Invitation;
import dev.portolan.ui.clients.Members.NewInvitation;
import dev.portolan.ui.clients.Members.NewToken;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Calls tenant-service about members, invitations and API tokens. Every method blocks and throws [ProblemException].
@ApplicationScoped
public class MembersClient {
    private static final String MEMBERS = "members";
    private static final String INVITATIONS = "invitations";
    private static final String TOKENS = "tokens";

    private final ServiceApi api;

    MembersClient(Services services) {
        this.api = services.tenants();
    }

    /// @param text part of a name or an address; empty for all
    public Page<Member> members(Slug tenant, TokenSource tokens, String text, @Nullable String cursor) {
        var address = api.at(tenant, MEMBERS).with("q", text).with("cursor", cursor);
        return api.page(address, tokens, Member.class);
    }

    public Member changeRole(Slug tenant, TokenSource tokens, String subject, String role) {
        return api.send("PATCH", api.at(tenant, MEMBERS, subject), tokens, Map.of("role", role), Member.class);
    }

    public void remove(Slug tenant, TokenSource tokens, String subject) {
        api.send("DELETE", api.at(tenant, MEMBERS, subject), tokens, null);
    }

    public Page<Invitation> invitations(Slug tenant, TokenSource tokens) {
        return api.page(api.at(tenant, INVITATIONS).with("limit", "200"), tokens, Invitation.class);
    }

    public Invitation invite(Slug tenant, TokenSource tokens, NewInvitation invitation) {
        return api.send("POST", api.at(tenant, INVITATIONS), tokens, invitation, Invitation.class);
    }

    /// Sends the mail again, with a new link: the old one is void.
    public void resend(Slug tenant, TokenSource tokens, String id) {
        api.send("POST", api.at(tenant, INVITATIONS, id, "resend"), tokens, null);
    }

    public void revokeInvitation(Slug tenant, TokenSource tokens, String id) {
        api.send("DELETE", api.at(tenant, INVITATIONS, id), tokens, null);
    }

    public Page<ApiToken> tokens(Slug tenant, TokenSource tokens, @Nullable String cursor) {
        return api.page(api.at(tenant, TOKENS).with("cursor", cursor), tokens, ApiToken.class);
    }

    /// @return with the token itself, which nobody can ask for again
    public ApiToken makeToken(Slug tenant, TokenSource tokens, NewToken token) {
        return api.send("POST", api.at(tenant, TOKENS), tokens, token, ApiToken.class);
    }

    public void revokeToken(Slug tenant, TokenSource tokens, String id) {
        api.send("DELETE", api.at(tenant, TOKENS, id), tokens, null);
    }
}
