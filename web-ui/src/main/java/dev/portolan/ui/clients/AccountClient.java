package dev.portolan.ui.clients;

import dev.portolan.contracts.Slug;
import dev.portolan.ui.clients.Account.Me;
import dev.portolan.ui.clients.Account.SignUp;
import dev.portolan.ui.clients.Account.SignUpForm;
import dev.portolan.ui.clients.Account.SlugAnswer;
import dev.portolan.ui.clients.Account.Tenant;
import dev.portolan.ui.clients.Account.Token;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/// Calls tenant-service. Every method blocks and throws [ProblemException].
@ApplicationScoped
public class AccountClient {
    private static final Http.Service SERVICE = Http.Service.TENANTS;

    private final Http http;
    private final ServicesConfig config;

    AccountClient(Http http, ServicesConfig config) {
        this.http = http;
        this.config = config;
    }

    /// Exchanges a Keycloak token for a tenant token (RFC 8693).
    public Token exchange(String keycloakToken, Slug tenant) {
        return exchange(keycloakToken, "tenant:" + tenant);
    }

    /// Exchanges a Keycloak token for a staff token.
    ///
    /// @throws ProblemException `not-found` when the person is not of the staff
    public Token exchangeForStaff(String keycloakToken) {
        return exchange(keycloakToken, "staff");
    }

    private Token exchange(String keycloakToken, String scope) {
        return http.form(
                SERVICE,
                api("token"),
                Map.of(
                        "grant_type",
                        "urn:ietf:params:oauth:grant-type:token-exchange",
                        "subject_token",
                        keycloakToken,
                        "subject_token_type",
                        "urn:ietf:params:oauth:token-type:access_token",
                        "scope",
                        scope),
                Token.class);
    }

    /// @param keycloak gives Keycloak's own token
    public Me me(TokenSource keycloak) {
        return http.get(SERVICE, api("me"), keycloak, Me.class);
    }

    public Tenant tenant(Slug tenant, TokenSource tokens) {
        return http.get(SERVICE, api("tenants", tenant.value()), tokens, Tenant.class);
    }

    public SlugAnswer slug(String slug) {
        return http.get(SERVICE, api("signups", "slugs", slug), TokenSource.NONE, SlugAnswer.class);
    }

    public SignUp signUp(SignUpForm form) {
        return http.send(SERVICE, "POST", api("signups"), TokenSource.NONE, form, SignUp.class);
    }

    public SignUp signUpState(String id) {
        return http.get(SERVICE, api("signups", id), TokenSource.NONE, SignUp.class);
    }

    /// Starts provisioning.
    public SignUp confirm(String id, String code, String password) {
        var body = Map.of("code", code, "password", password);
        return http.send(SERVICE, "POST", api("signups", id, "confirmation"), TokenSource.NONE, body, SignUp.class);
    }

    private Address api(String... segments) {
        var all = new String[segments.length + 1];
        all[0] = "api";
        System.arraycopy(segments, 0, all, 1, segments.length);
        return Address.of(config.tenantServiceUrl(), all);
    }
}
