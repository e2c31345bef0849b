package dev.portolan.tenants.keycloak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portolan.kernel.problems.Common;
import dev.portolan.kernel.problems.ProblemException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.util.Map;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;

class KeycloakTokensTest {
    @Test
    void keycloakAwayIsNotTheTokensFault() throws IOException, JoseException {
        var tokens = tokens();
        var token = new JsonWebSignature();
        token.setPayload("{\"iss\":\"x\"}");
        token.setAlgorithmHeaderValue("RS256");
        token.setKeyIdHeaderValue("unknown");
        token.setKey(RsaJwkGenerator.generateJwk(2048).getPrivateKey());
        var text = token.getCompactSerialization();
        assertThatThrownBy(() -> tokens.verify(text))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.type()).isEqualTo(Common.UNAVAILABLE));
    }

    @Test
    void nonsenseIsNoToken() throws IOException {
        assertThat(tokens().verify("nonsense")).isEmpty();
    }

    private static KeycloakTokens tokens() throws IOException {
        var nowhere = Map.of("url", "http://127.0.0.1:" + closedPort());
        return new KeycloakTokens(KeycloakSettings.of(nowhere), Clock.systemUTC());
    }

    private static int closedPort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
