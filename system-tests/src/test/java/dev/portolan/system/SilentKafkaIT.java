package dev.portolan.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// While Kafka is there but says nothing, a withdrawn right might not have been heard of: reads go on, writes are
/// refused until it speaks again.
@Order(80)
@Timeout(180)
class SilentKafkaIT {
    private static final String ANNOUNCEMENTS = "/api/tenants/acme/installations/portolan/announcements";

    private final Stack stack = Stack.demo();

    @Test
    void writesWaitAndReadsGoOn() throws IOException, InterruptedException {
        var plugins = new Api(stack.url(8083), stack.token("owner@acme.test", "acme"));
        var before = plugins.get(ANNOUNCEMENTS).json();
        var sameAgain = "{\"enabled\": " + before.path("enabled").asBoolean() + "}";
        var kafka = stack.part("kafka").path("pid").asText();

        signal("-STOP", kafka);
        try {
            Awaitility.await("a write is refused")
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> plugins.patch(ANNOUNCEMENTS, sameAgain).status() == 503);
            assertThat(plugins.patch(ANNOUNCEMENTS, sameAgain)
                            .json()
                            .path("type")
                            .asText())
                    .endsWith("/unavailable");
            assertThat(plugins.get(ANNOUNCEMENTS).status()).isEqualTo(200);
        } finally {
            signal("-CONT", kafka);
        }

        Awaitility.await("writes go on")
                .atMost(Duration.ofSeconds(60))
                .until(() -> plugins.patch(ANNOUNCEMENTS, sameAgain).status() == 200);
    }

    private static void signal(String name, String pid) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("kill", name, pid).start().waitFor()).isZero();
    }
}
