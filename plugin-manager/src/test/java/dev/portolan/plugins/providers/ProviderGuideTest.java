package dev.portolan.plugins.providers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.portolan.contracts.Topics;
import dev.portolan.plugins.marketplace.TestPublisher;
import dev.portolan.plugins.world.Crafted;
import dev.portolan.plugins.world.ForeignWorld;
import dev.portolan.plugins.world.Portal;
import dev.portolan.plugins.world.Tenants;
import dev.portolan.testkit.Infrastructure;
import dev.portolan.testkit.TestTopics;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.Test;

/// What the guide for authors shows does what the guide says.
@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(ForeignWorld.class)
class ProviderGuideTest {
    private static final Path GUIDE = Path.of("../docs/plugin-providers.md");
    private static final Pattern BLOCK = Pattern.compile("```(yaml|js)\n(.*?)```", Pattern.DOTALL);
    private static final String GRANTS = "[\"catalog.entity.read\", \"egress:http://{config.host}\"]";
    private static final String SCHEMA = """
            {"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object",
             "properties": {"host": {"type": "string", "title": "Host"}}}
            """;

    @Inject
    TestPublisher publisher;

    @Test
    void examplesDoAsTheyAreDescribed() throws IOException {
        var extensions = new ArrayList<String>();
        var code = new StringBuilder();
        var blocks = BLOCK.matcher(Files.readString(GUIDE));
        while (blocks.find()) {
            if (blocks.group(1).equals("yaml")) {
                extensions.add(blocks.group(2).strip().substring("- ".length()));
            } else {
                code.append(blocks.group(2).replace("https://${config.host}", "http://${config.host}"));
            }
        }
        extensions.add("{point: home.widget, id: remembers, title: Remembers, function: remembers, refresh: 10s}");
        assertThat(extensions).hasSize(4);
        var files = Crafted.of("guide", code.toString(), extensions.toArray(String[]::new))
                .asking("[catalog.entity.read, {egress: \"http://{config.host}\"}]")
                .files();
        files.put("config.schema.json", SCHEMA);
        publisher.publish(files);
        var acme = Tenants.open("guide-acme");

        acme.put(
                        "testers/guide",
                        "{\"enabled\": true, \"configuration\": {\"host\": \"" + ForeignWorld.host()
                                + "\"}, \"grants\": " + GRANTS + "}")
                .statusCode(201);

        soon(() -> assertThat(Mutations.names(acme, "testers/guide/projects")).containsExactly("alpha", "beta"));
        soon(() -> assertThat(said(acme, "facts"))
                .anyMatch(text -> text.contains("\"example.com/dashboard\":\"web-cart\"")));
        soon(() -> assertThat(said(acme, "runbooks")).anyMatch(text -> text.contains("\"restart-ledger\"")));
        acme.view("testers/guide", "remembers").body("view.markdown", equalTo("runs: 1"));
    }

    private static List<String> said(Portal portal, String extension) {
        var key = portal.tenant().id() + "/testers/guide/" + extension;
        return TestTopics.read(Topics.CATALOG_MUTATIONS).stream()
                .filter(record -> key.equals(record.key()))
                .map(record -> new String(record.value(), StandardCharsets.UTF_8))
                .toList();
    }

    private static void soon(ThrowingRunnable fact) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(fact);
    }
}
