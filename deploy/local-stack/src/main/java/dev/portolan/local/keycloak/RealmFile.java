package dev.portolan.local.keycloak;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portolan.local.home.Installation;
import dev.portolan.local.home.Ports;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// The realm as it is imported: what every installation has, this one's secrets, and what only a local one may have.
final class RealmFile {
    /// Lets `./portolan token` sign in with a password. No other realm has it.
    static final String LOCAL_CLIENT = "portolan-local";

    private static final ObjectMapper JSON = new ObjectMapper();

    private RealmFile() {}

    static String of(Installation installation) throws IOException {
        var realm = (ObjectNode) JSON.readTree(fill(template(), values(installation)));
        var clients = (ArrayNode) realm.withArray("clients");
        clients.add(localClient(clients.get(0).get("protocolMappers")));
        if (installation.demo()) {
            var users = (ArrayNode) realm.withArray("users");
            for (var user : DemoUser.all()) {
                users.add(user.representation());
            }
        }
        return realm.toPrettyString();
    }

    private static String template() throws IOException {
        try (var resource = RealmFile.class.getResourceAsStream("/realm-portolan.json")) {
            if (resource == null) {
                throw new IllegalStateException("realm-portolan.json is not on the class path");
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Map<String, String> values(Installation installation) {
        var ports = installation.ports();
        var secrets = installation.secrets();
        return Map.of(
                "webUiUrl", Ports.url(ports.webUi()),
                "webUiSecret", secrets.get("oidc.web-ui"),
                "tenantServiceSecret", secrets.get("client.tenant-service"),
                "smtpHost", "127.0.0.1",
                "smtpPort", Integer.toString(ports.smtp()),
                "smtpFrom", "portolan@portolan.test");
    }

    private static String fill(String template, Map<String, String> values) {
        var text = template;
        for (var value : values.entrySet()) {
            text = text.replace("${" + value.getKey() + "}", value.getValue());
        }
        return text;
    }

    private static ObjectNode localClient(JsonNode mappers) {
        var client = JSON.createObjectNode()
                .put("clientId", LOCAL_CLIENT)
                .put("name", "Portolan command line")
                .put("enabled", true)
                .put("protocol", "openid-connect")
                .put("publicClient", true)
                .put("standardFlowEnabled", false)
                .put("implicitFlowEnabled", false)
                .put("serviceAccountsEnabled", false)
                .put("directAccessGrantsEnabled", true);
        client.set("protocolMappers", mappers.deepCopy());
        return client;
    }
}
