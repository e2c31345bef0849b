package dev.portolan.testkit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.portolan.contracts.Claims;
import dev.portolan.kernel.identity.ApiTokenFormat;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/// Signs tokens as tenant-service would, with a key made for this run, and serves that key, the token endpoint and the
/// lists of members over HTTP to the service under test.
public final class TestTokens {
    static final String KEY_FILE = "portolan.test.key-file";
    private static final String KEY_ID = "test";
    // System properties, since tests and this endpoint live in different class loaders.
    private static final String API_TOKENS = "portolan.test.api-token.";
    private static final String EXCHANGES = "portolan.test.exchanges.";

    private TestTokens() {}

    /// Starts the endpoint and returns its address.
    static String start(Path folder) throws IOException, GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        var file = folder.resolve("signing-key.pem");
        var encoder = Base64.getMimeEncoder(64, new byte[] {'\n'});
        Files.writeString(
                file,
                "-----BEGIN PRIVATE KEY-----\n"
                        + encoder.encodeToString(
                                generator.generateKeyPair().getPrivate().getEncoded())
                        + "\n-----END PRIVATE KEY-----\n");
        System.setProperty(KEY_FILE, file.toString());
        var server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        server.createContext("/api/token/keys", exchange -> answer(exchange, keys()));
        server.createContext("/api/token", TestTokens::grant);
        server.createContext("/api/tenants/", TestTokens::members);
        server.start();
        return "http://localhost:" + server.getAddress().getPort();
    }

    /// Signs these claims with issuer, `iat`, `iat_ms` and `exp` added where they are missing.
    public static String sign(Map<String, ?> claims) {
        try {
            var jwt = new JwtClaims();
            var now = Instant.now();
            jwt.setIssuer("https://portolan.dev/tenant-service");
            jwt.setAudience("portolan");
            jwt.setClaim("iat", now.getEpochSecond());
            jwt.setClaim("exp", now.getEpochSecond() + 600);
            jwt.setClaim(Claims.ISSUED_AT_MILLIS, now.toEpochMilli());
            claims.forEach(jwt::setClaim);
            var signature = new JsonWebSignature();
            signature.setPayload(jwt.toJson());
            signature.setKey(key());
            signature.setKeyIdHeaderValue(KEY_ID);
            signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void grant(HttpExchange exchange) throws IOException {
        var form = new HashMap<String, String>();
        for (var field : new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8).split("&")) {
            var equals = field.indexOf('=');
            form.put(
                    field.substring(0, equals), URLDecoder.decode(field.substring(equals + 1), StandardCharsets.UTF_8));
        }
        var scope = form.getOrDefault("scope", "");
        String token;
        if (form.containsKey("subject_token")) {
            var granted = exchanged(form.get("subject_token"));
            if (granted == null) {
                answer(exchange, 400, "{\"type\":\"https://portolan.dev/problems/invalid-grant\",\"status\":400}");
                return;
            }
            token = granted;
        } else if (scope.startsWith("tenant:")) {
            var slug = scope.substring("tenant:".length()).split(" ", -1)[0];
            var permissions = scope.contains(" ") ? scope.substring(scope.indexOf(' ') + 1) : "";
            token = TestTenant.of(slug).token(form.getOrDefault("actor", "service"), permissions);
        } else {
            token = service(form.getOrDefault("client_id", "service"), form.getOrDefault("audience", "portolan"));
        }
        answer(exchange, "{\"access_token\":\"" + token + "\",\"token_type\":\"Bearer\",\"expires_in\":600}");
    }

    /// Makes an API token that the endpoint exchanges until it is taken back by [#revoke].
    ///
    /// @param subject the member that it acts for
    /// @param permissions separated by spaces
    public static String apiToken(TestTenant tenant, String subject, String permissions) {
        var token = ApiTokenFormat.next();
        System.setProperty(API_TOKENS + token, String.join("\n", tenant.slug().value(), subject, permissions));
        return token;
    }

    public static void revoke(String apiToken) {
        System.clearProperty(API_TOKENS + apiToken);
    }

    /// How often the endpoint was asked to exchange this API token.
    public static int exchanges(String apiToken) {
        return Integer.parseInt(System.getProperty(EXCHANGES + apiToken, "0"));
    }

    private static @Nullable String exchanged(String apiToken) {
        System.setProperty(EXCHANGES + apiToken, String.valueOf(exchanges(apiToken) + 1));
        var known = System.getProperty(API_TOKENS + apiToken);
        if (known == null) {
            return null;
        }
        var parts = known.split("\n", 3);
        return TestTenant.of(parts[0]).program(parts[1], parts[2]);
    }

    /// A token of one service for another.
    public static String service(String from, String audience) {
        return sign(Map.of("sub", "service:" + from, "aud", audience, Claims.USE, Claims.USE_SERVICE));
    }

    /// A token of the provider's own people.
    public static String staff(String role) {
        return sign(Map.of(
                "sub",
                "staff-" + role,
                "name",
                role,
                Claims.USE,
                Claims.USE_STAFF,
                Claims.STAFF_ROLES,
                List.of(role),
                "scope",
                "plugin.read"));
    }

    /// The members of each tenant, as tenant-service lists them: `owner-of-<slug>` and so on, with the addresses that
    /// stand in their tokens.
    private static void members(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath().split("/", -1);
        if (path.length != 5 || !path[4].equals("members")) {
            answer(exchange, 404, "{}");
        } else if (exchange.getRequestHeaders().getFirst("Authorization") == null) {
            answer(exchange, 401, "{}");
        } else {
            var members = Stream.of("owner", "admin", "developer", "viewer")
                    .map(role -> """
                            {"subject": "%s-of-%s", "name": "The %s", "email": "%s-of-%s@%s.test", "role": "%s"}""".formatted(role, path[3], role, role, path[3], path[3], role))
                    .collect(Collectors.joining(","));
            answer(exchange, "{\"items\": [" + members + "]}");
        }
    }

    private static void answer(HttpExchange exchange, String json) throws IOException {
        answer(exchange, 200, json);
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        try (exchange) {
            var body = json.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static String keys() {
        try {
            var secret = (RSAPrivateCrtKey) key();
            var spec = new RSAPublicKeySpec(secret.getModulus(), secret.getPublicExponent());
            var jwk = new RsaJsonWebKey(
                    (RSAPublicKey) KeyFactory.getInstance("RSA").generatePublic(spec));
            jwk.setKeyId(KEY_ID);
            return new JsonWebKeySet(jwk).toJson();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    // Read from its file each time: tests and the service under test live in different class loaders.
    private static PrivateKey key() {
        try {
            var pem = Files.readString(Path.of(System.getProperty(KEY_FILE)));
            var bytes = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
            return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(bytes));
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
