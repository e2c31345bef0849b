package dev.portolan.plugins.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.plugins.invocations.WebhookSignature;
import dev.portolan.plugins.packages.Extension.Signature;
import dev.portolan.plugins.packages.Extension.Signature.Kind;
import dev.portolan.plugins.webhooks.Signatures.Verdict;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignaturesTest {
    private static final Signature STANDARD = new Signature(Kind.STANDARD, "", "config.secret");
    private static final Signature HMAC = new Signature(Kind.HMAC_SHA256, "X-Hub-Signature-256", "config.secret");
    private static final Signature TOKEN = new Signature(Kind.TOKEN, "X-Gitlab-Token", "config.secret");
    /// The example of the specification's own libraries.
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private static final String BODY = "{\"test\": 2432232314}";
    private static final String SIGNED = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
    private static final Instant THEN = Instant.ofEpochSecond(1614265330);

    @Test
    void theStandardsOwnExampleHolds() {
        assertThat(Signatures.check(STANDARD, SECRET, standard(SIGNED), THEN))
                .isEqualTo(new Verdict.Proven("msg_p5jXN8AQM9LWM0D4loKWxJek"));
        assertThat(Signatures.check(STANDARD, SECRET, standard("v1,AAAA " + SIGNED + " v2,x"), THEN))
                .isInstanceOf(Verdict.Proven.class);
    }

    @Test
    void anOldOrFutureOrAlteredOneDoesNot() {
        assertThat(Signatures.check(STANDARD, SECRET, standard(SIGNED), THEN.plusSeconds(301)))
                .isInstanceOf(Verdict.Unproven.class);
        assertThat(Signatures.check(STANDARD, SECRET, standard(SIGNED), THEN.minusSeconds(301)))
                .isInstanceOf(Verdict.Unproven.class);
        assertThat(Signatures.check(STANDARD, SECRET, standard("v1,AAAA"), THEN))
                .isInstanceOf(Verdict.Unproven.class);
        assertThat(Signatures.check(STANDARD, "whsec_AAAA", standard(SIGNED), THEN))
                .isInstanceOf(Verdict.Unproven.class);
        assertThat(Signatures.check(STANDARD, SECRET, hook("x", Map.of()), THEN))
                .isInstanceOf(Verdict.Unproven.class);
    }

    /// As the standard's libraries read it: `whsec_` may be left out, and what is not base64 is no secret.
    @ParameterizedTest
    @CsvSource({
        "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw, true",
        "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw, true",
        "a secret to everybody, false",
        "whsec_a secret, false",
        "whsec_, false"
    })
    void aSecretOfTheStandardIsBase64(String secret, boolean sound) {
        var verdict = Signatures.check(STANDARD, secret, standard(SIGNED), THEN);

        if (sound) {
            assertThat(verdict).isInstanceOf(Verdict.Proven.class);
        } else {
            assertThat(verdict).isEqualTo(new Verdict.Unproven(WebhookSignature.NO_SECRET));
        }
    }

    /// Of GitHub's documentation.
    @Test
    void theExampleOfGitHubHolds() {
        var signature = "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17";
        var secret = "It's a Secret to Everybody";
        assertThat(Signatures.check(HMAC, secret, hook("Hello, World!", hub(signature)), THEN))
                .isEqualTo(new Verdict.Proven(null));
        assertThat(Signatures.check(HMAC, secret, hook("Hello, World!", hub(signature.substring(7))), THEN))
                .isEqualTo(new Verdict.Proven(null));
        assertThat(Signatures.check(HMAC, secret, hook("Hello, World?", hub(signature)), THEN))
                .isInstanceOf(Verdict.Unproven.class);
        assertThat(Signatures.check(HMAC, secret, hook("Hello, World!", hub("sha256=")), THEN))
                .isInstanceOf(Verdict.Unproven.class);
    }

    @Test
    void aTokenIsTheSecretItself() {
        assertThat(Signatures.check(TOKEN, "s3cret", hook("", Map.of("x-gitlab-token", "s3cret")), THEN))
                .isEqualTo(new Verdict.Proven(null));
        assertThat(Signatures.check(TOKEN, "s3cret", hook("", Map.of("x-gitlab-token", "s3cret2")), THEN))
                .isInstanceOf(Verdict.Unproven.class);
        assertThat(Signatures.check(TOKEN, "s3cret", hook("", Map.of()), THEN)).isInstanceOf(Verdict.Unproven.class);
    }

    private static Map<String, String> hub(String signature) {
        return Map.of("x-hub-signature-256", signature);
    }

    private static Hook standard(String signature) {
        return hook(
                BODY,
                Map.of(
                        "webhook-id", "msg_p5jXN8AQM9LWM0D4loKWxJek",
                        "webhook-timestamp", "1614265330",
                        "webhook-signature", signature));
    }

    private static Hook hook(String body, Map<String, String> headers) {
        return new Hook("POST", Map.of(), headers, body.getBytes(StandardCharsets.UTF_8));
    }
}
