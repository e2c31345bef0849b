package dev.portolan.tenants.tokens;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.tenants.problems.TenantProblem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;

@Path("/api/token")
@PermitAll
@RunOnVirtualThread
class TokenResource {
    private static final String EXCHANGE = "urn:ietf:params:oauth:grant-type:token-exchange";
    private static final String ACCESS_TOKEN = "urn:ietf:params:oauth:token-type:access_token";

    /// The token is a secret of a member's program; only services, by their credentials, may exchange one.
    private static final String API_TOKEN = "urn:portolan:params:oauth:token-type:api-token";

    private final TokenService tokens;
    private final SigningKeys keys;

    TokenResource(TokenService tokens, SigningKeys keys) {
        this.tokens = tokens;
        this.keys = keys;
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.APPLICATION_JSON)
    public Response issue(MultivaluedMap<String, String> form) {
        var token = switch (required(form, "grant_type")) {
            case EXCHANGE -> exchange(form);
            case "client_credentials" -> credentials(form);
            default ->
                throw new ProblemException(
                        TenantProblem.UNSUPPORTED_GRANT_TYPE,
                        "Supported are token-exchange (RFC 8693) and client_credentials.");
        };
        return Response.ok(new TokenResponse(
                        token.value(), ACCESS_TOKEN, "Bearer", token.life().toSeconds(), token.scope()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    @GET
    @Path("/keys")
    @Produces(MediaType.APPLICATION_JSON)
    public Response publishedKeys() {
        return Response.ok(keys.published())
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=300")
                .build();
    }

    private IssuedToken exchange(MultivaluedMap<String, String> form) {
        return switch (required(form, "subject_token_type")) {
            case ACCESS_TOKEN -> tokens.exchange(required(form, "subject_token"), required(form, "scope"));
            case API_TOKEN -> tokens.forApiToken(client(form), required(form, "subject_token"));
            default ->
                throw ProblemException.invalid("subject_token_type", "must be " + ACCESS_TOKEN + " or " + API_TOKEN);
        };
    }

    private static TokenService.Credentials client(MultivaluedMap<String, String> form) {
        return new TokenService.Credentials(required(form, "client_id"), required(form, "client_secret"));
    }

    private IssuedToken credentials(MultivaluedMap<String, String> form) {
        var credentials = client(form);
        return form.containsKey("audience")
                ? tokens.forService(credentials, required(form, "audience"))
                : tokens.forPlugin(credentials, required(form, "scope"), required(form, "actor"));
    }

    private static String required(MultivaluedMap<String, String> form, String name) {
        var values = form.get(name);
        if (values == null || values.size() != 1 || values.getFirst().isBlank()) {
            throw ProblemException.invalid(name, "must be given once");
        }
        return values.getFirst();
    }

    /// RFC 8693 §2.2.1.
    record TokenResponse(
            @JsonProperty("access_token") String accessToken,
            @JsonProperty("issued_token_type") String issuedTokenType,
            @JsonProperty("token_type") String tokenType,
            @JsonProperty("expires_in") long expiresIn,
            String scope) {}
}
