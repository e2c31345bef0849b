package dev.portolan.local.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.portolan.local.home.Home;
import dev.portolan.local.home.Installation;
import dev.portolan.local.home.Ports;
import dev.portolan.local.home.Secrets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RealmFileTest {
    @TempDir
    Path folder;

    @Test
    void placeholdersAreFilledWithThisInstallation() throws IOException {
        var installation = installation(false);
        var webUi = client(realm(installation), "web-ui");

        assertThat(webUi.at("/redirectUris/0").asText()).isEqualTo("http://localhost:18080/*");
        assertThat(webUi.path("secret").asText())
                .isEqualTo(installation.secrets().get("oidc.web-ui"));
        assertThat(RealmFile.of(installation)).doesNotContain("${");
    }

    @Test
    void onlyTheLocalClientTakesPasswords() throws IOException {
        var realm = realm(installation(false));

        for (var client : realm.path("clients")) {
            assertThat(client.path("directAccessGrantsEnabled").asBoolean())
                    .as(client.path("clientId").asText())
                    .isEqualTo(client.path("clientId").asText().equals("portolan-local"));
        }
        assertThat(shared()).doesNotContain("portolan-local");
    }

    @Test
    void usersOfTheDemoComeWithTheDemoOnly() throws IOException {
        assertThat(realm(installation(false)).path("users")).hasSize(1);
        assertThat(realm(installation(true)).path("users")).hasSize(12);
    }

    @Test
    void passwordsOfTheDemoAreHashedAndThePolicyStays() throws IOException {
        var realm = realm(installation(true));

        for (var user : realm.path("users")) {
            for (var credential : user.path("credentials")) {
                assertThat(credential.has("value")).isFalse();
                assertThat(credential.path("credentialData").asText()).contains("argon2");
            }
        }
        assertThat(realm.path("passwordPolicy").asText()).startsWith("length(12)");
    }

    @Test
    void staffHaveTheirRole() throws IOException {
        var operator = StreamSupport.stream(
                        realm(installation(true)).path("users").spliterator(), false)
                .filter(user -> user.path("username").asText().equals("operator@portolan.test"))
                .findFirst()
                .orElseThrow();

        assertThat(operator.path("realmRoles")).extracting(JsonNode::asText).contains("operator");
    }

    private Installation installation(boolean demo) throws IOException {
        var home = new Home(folder, folder);
        return new Installation(home, new Ports(10_000), Secrets.open(home.secrets()), demo);
    }

    private static JsonNode realm(Installation installation) throws IOException {
        return new ObjectMapper().readTree(RealmFile.of(installation));
    }

    private static JsonNode client(JsonNode realm, String id) {
        return StreamSupport.stream(realm.path("clients").spliterator(), false)
                .filter(client -> client.path("clientId").asText().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static String shared() throws IOException {
        try (var resource = RealmFileTest.class.getResourceAsStream("/realm-portolan.json")) {
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
