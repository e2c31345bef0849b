package dev.portolan.local.keycloak;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Somebody of the demo, as `demo-users.json` says; tenant-service reads the same file.
///
/// @param id the subject of their tokens
/// @param staffRole absent for members of a tenant
@JsonIgnoreProperties(ignoreUnknown = true)
record DemoUser(
        String id,
        String email,
        String givenName,
        String familyName,
        @Nullable String staffRole,
        Password password) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /// The hash only, by the realm's own algorithm: the policy refuses a password as short as the demo's.
    record Password(String argon2id, String salt) {}

    static List<DemoUser> all() throws IOException {
        try (var resource = DemoUser.class.getResourceAsStream("/demo-users.json")) {
            return JSON.readValue(resource, new TypeReference<>() {});
        }
    }

    /// The user as Keycloak imports it.
    ObjectNode representation() {
        var user = JSON.createObjectNode()
                .put("id", id)
                .put("username", email)
                .put("email", email)
                .put("emailVerified", true)
                .put("enabled", true)
                .put("firstName", givenName)
                .put("lastName", familyName);
        user.putArray("credentials").add(credential());
        var roles = user.putArray("realmRoles").add("default-roles-portolan");
        if (staffRole != null) {
            roles.add(staffRole);
        }
        return user;
    }

    private ObjectNode credential() {
        var parameters = JSON.createObjectNode();
        parameters.putArray("type").add("id");
        parameters.putArray("version").add("1.3");
        parameters.putArray("hashLength").add("32");
        parameters.putArray("memory").add("7168");
        parameters.putArray("parallelism").add("1");
        var data = JSON.createObjectNode().put("hashIterations", 5).put("algorithm", "argon2");
        data.set("additionalParameters", parameters);
        var secret = JSON.createObjectNode().put("value", password.argon2id()).put("salt", password.salt());
        secret.putObject("additionalParameters");
        return JSON.createObjectNode()
                .put("type", "password")
                .put("credentialData", data.toString())
                .put("secretData", secret.toString());
    }
}
