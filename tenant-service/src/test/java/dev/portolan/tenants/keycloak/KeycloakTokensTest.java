package dev.portolan.tenants.keycloak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portolan.kernel.problems.Common;
import dev.portolan.kernel.problems.ProblemException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;

class KeycloakTokensTest {
    @Test
    void keycloakAwayIsNotTheTokensFault() throws IOException, JoseException {
        var tokens = new KeycloakTokens(new Nowhere(closedPort()), Clock.systemUTC());
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
        assertThat(new KeycloakTokens(new Nowhere(closedPort()), Clock.systemUTC()).verify("nonsense"))
                .isEmpty();
    }

    private static URI closedPort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return URI.create("http://127.0.0.1:" + socket.getLocalPort());
        }
    }

    private record Nowhere(URI url) implements KeycloakConfig {
        @Override
        public String realm() {
            return "portolan";
        }

        @Override
        public Optional<String> issuer() {
            return Optional.empty();
        }

        @Override
        public String clientId() {
            return "tenant-service";
        }

        @Override
        public String clientSecret() {
            return "unused";
        }

        @Override
        public Set<String> trustedClients() {
            return Set.of("web-ui");
        }
    }
}
