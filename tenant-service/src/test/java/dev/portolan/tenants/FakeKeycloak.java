package dev.portolan.tenants;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;

/// As much of Keycloak as tenant-service uses: users, organizations, the service's own token, keys, and access tokens.
/// Users of `away.test` make it fail, once each; those of `late.test` are made, but the answer comes too late.
/// Passwords
/// with `forbidden` violate its policy, and so does one that an account has or had.
final class FakeKeycloak {
    private static final String ADMIN = "/kc/admin/realms/portolan";

    private static final Map<String, String> REFUSAL = Map.of(
            "error", "invalidPasswordBlacklistedMessage", "error_description", "Invalid password: it is on the list.");

    private static final Map<String, String> IN_HISTORY = Map.of(
            "error",
            "invalidPasswordHistoryMessage",
            "error_description",
            "Invalid password: must not be equal to any of last 5 passwords.");

    private final Map<String, Map<String, Object>> users = new ConcurrentHashMap<>();
    private final Map<String, Map<String, String>> passwords = new ConcurrentHashMap<>();
    private final Map<String, List<String>> organizations = new ConcurrentHashMap<>();
    private final Map<String, Boolean> failed = new ConcurrentHashMap<>();
    private final String address;
    private final RsaJsonWebKey key;

    FakeKeycloak(String address) {
        try {
            this.address = address;
            this.key = RsaJwkGenerator.generateJwk(2048);
            key.setKeyId("keycloak");
            key.setAlgorithm("RS256");
            key.setUse("sig");
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    Reply answer(String method, URI uri, String body) throws IOException {
        var path = uri.getPath();
        if (path.endsWith("/protocol/openid-connect/token")) {
            return Reply.json(200, Map.of("access_token", "admin-token", "expires_in", 60));
        }
        if (path.endsWith("/protocol/openid-connect/certs")) {
            return Reply.of(200, new JsonWebKeySet(key).toJson());
        }
        var query = Reply.fields(uri.getRawQuery());
        var json = Peers.json().readTree(body.isEmpty() ? "null" : body);
        if (path.equals(ADMIN + "/users")) {
            return method.equals("POST") ? create(json) : find(query.get("email"));
        }
        if (path.startsWith(ADMIN + "/users/")) {
            return user(method, path.substring(ADMIN.length() + 7), json);
        }
        return organization(method, path.substring(ADMIN.length()), query, json);
    }

    private Reply find(String email) throws IOException {
        if (email.endsWith("@away.test") && failed.putIfAbsent(email, true) == null) {
            return Reply.of(503, "");
        }
        return Reply.json(
                200,
                users.values().stream()
                        .filter(user -> user.get("email").equals(email))
                        .toList());
    }

    private Reply create(JsonNode json) throws IOException {
        var email = json.path("email").asText();
        if (users.values().stream().anyMatch(user -> user.get("email").equals(email))) {
            return Reply.json(409, Map.of("errorMessage", "User exists with same email"));
        }
        var password = json.path("credentials").path(0).path("value").asText();
        if (refused(password)) {
            return Reply.json(400, REFUSAL);
        }
        var id = UUID.randomUUID().toString();
        keep(id, password);
        users.put(
                id,
                Map.of(
                        "id",
                        id,
                        "email",
                        email,
                        "firstName",
                        json.path("firstName").asText(),
                        "lastName",
                        json.path("lastName").asText(),
                        "enabled",
                        true,
                        "emailVerified",
                        json.path("emailVerified").asBoolean(),
                        "createdTimestamp",
                        System.currentTimeMillis()));
        return Reply.of(email.endsWith("@late.test") ? 504 : 201, "");
    }

    private Reply user(String method, String rest, JsonNode json) throws IOException {
        var id = rest.split("/")[0];
        if (rest.contains("/credentials")) {
            return credentials(method, id, rest.substring(rest.lastIndexOf('/') + 1));
        }
        if (method.equals("DELETE")) {
            return Reply.of(users.remove(rest) == null ? 404 : 204, "");
        }
        if (rest.endsWith("/reset-password")) {
            return reset(id, json.path("value").asText());
        }
        return users.containsKey(rest) ? Reply.json(200, users.get(rest)) : Reply.of(404, "");
    }

    private Reply credentials(String method, String user, String credential) throws IOException {
        var kept = passwords.getOrDefault(user, Map.of());
        return method.equals("DELETE")
                ? Reply.of(kept.remove(credential) == null ? 404 : 204, "")
                : Reply.json(
                        200, kept.keySet().stream().map(id -> Map.of("id", id)).toList());
    }

    private Reply reset(String user, String password) throws IOException {
        if (refused(password)) {
            return Reply.json(400, REFUSAL);
        }
        if (passwords.getOrDefault(user, Map.of()).containsValue(password)) {
            return Reply.json(400, IN_HISTORY);
        }
        keep(user, password);
        return Reply.of(204, "");
    }

    private void keep(String user, String password) {
        passwords
                .computeIfAbsent(user, _ -> new ConcurrentHashMap<>())
                .put(UUID.randomUUID().toString(), password);
    }

    private Reply organization(String method, String path, Map<String, String> query, JsonNode json)
            throws IOException {
        if (method.equals("DELETE")) {
            return Reply.of(organizations.remove(path.split("/")[2]) == null ? 404 : 204, "");
        }
        if (path.endsWith("/members")) {
            var members = organizations.get(path.split("/")[2]);
            if (members.contains(json.asText())) {
                return Reply.of(409, "{}");
            }
            members.add(json.asText());
            return Reply.of(201, "");
        }
        if (method.equals("POST")) {
            var fresh = organizations.putIfAbsent(json.path("alias").asText(), new ArrayList<>()) == null;
            return Reply.of(fresh ? 201 : 409, "");
        }
        var alias = query.get("search");
        return Reply.json(
                200, organizations.containsKey(alias) ? List.of(Map.of("id", alias, "alias", alias)) : List.of());
    }

    private static boolean refused(String password) {
        return password.contains("forbidden");
    }

    /// An access token as Keycloak would issue it.
    ///
    /// @param claims `sub`, `email`, `name`, `azp`, `life` in seconds; each has a default
    String token(Map<String, String> claims) {
        try {
            var jwt = new JwtClaims();
            jwt.setIssuer(claims.getOrDefault("iss", address + "/realms/portolan"));
            jwt.setSubject(claims.get("sub"));
            jwt.setExpirationTimeMinutesInTheFuture(Float.parseFloat(claims.getOrDefault("minutes", "5")));
            jwt.setIssuedAtToNow();
            jwt.setStringClaim("typ", claims.getOrDefault("typ", "Bearer"));
            jwt.setStringClaim("azp", claims.getOrDefault("azp", "web-ui"));
            jwt.setStringClaim("name", claims.getOrDefault("name", "Somebody"));
            jwt.setStringClaim("email", claims.getOrDefault("email", "somebody@example.test"));
            var jws = new JsonWebSignature();
            jws.setPayload(jwt.toJson());
            jws.setKey(key.getPrivateKey());
            jws.setKeyIdHeaderValue("keycloak");
            jws.setAlgorithmHeaderValue("RS256");
            return jws.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }
}
