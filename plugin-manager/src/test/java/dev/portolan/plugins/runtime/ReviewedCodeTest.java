package dev.portolan.plugins.runtime;

import static dev.portolan.plugins.world.Author.bytes;
import static dev.portolan.plugins.world.Author.staff;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.portolan.contracts.PluginId;
import dev.portolan.plugins.marketplace.ReleaseService;
import dev.portolan.plugins.world.Author;
import dev.portolan.plugins.world.ForeignWorld;
import dev.portolan.testkit.Infrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// WebAssembly is compiled only where a person of the platform has let the release through.
@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(ForeignWorld.class)
class ReviewedCodeTest {
    @Inject
    ReleaseService releases;

    @Test
    void whatAPersonHasLetThroughIsCompiled() {
        var author = Author.of("wasm-reviewed", true);
        String id = author.send(module(author, "mirror"))
                .statusCode(202)
                .body("state", equalTo("quarantined"))
                .extract()
                .path("id");
        staff("operator")
                .contentType("application/json")
                .body("{}")
                .post("/api/operator/plugins/reviews/" + id + "/approval")
                .then()
                .statusCode(200)
                .body("state", equalTo("published"));

        assertThat(compiled("wasm-reviewed", "mirror")).isTrue();
    }

    @Test
    void whatNobodyHasLookedAtIsInterpreted() {
        var author = Author.of("wasm-trusted", false);
        author.send(module(author, "sluice")).statusCode(202).body("state", equalTo("published"));

        assertThat(compiled("wasm-trusted", "sluice")).isFalse();
    }

    private boolean compiled(String publisher, String plugin) {
        var release = releases.find(new PluginId(publisher, plugin), "1.0.0").orElseThrow();
        return ((Code.Wasm) release.program().code()).compiled();
    }

    /// By different names: those that are alike wait for a person, too.
    private static Map<String, byte[]> module(Author author, String plugin) {
        var files = author.files(plugin, "1.0.0");
        var manifest = new String(files.remove("plugin.yaml"), java.nio.charset.StandardCharsets.UTF_8)
                .replace("{kind: js, main: plugin.js}", "{kind: wasm, main: plugin.wasm}")
                .replace("function: widget", "function: f");
        files.put("plugin.yaml", bytes(manifest));
        files.remove("plugin.js");
        files.put("plugin.wasm", WasmBytes.module(2, WasmBytes.ECHO));
        return files;
    }
}
