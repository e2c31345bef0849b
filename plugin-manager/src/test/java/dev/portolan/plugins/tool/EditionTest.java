package dev.portolan.plugins.tool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.plugins.packages.Extension;
import dev.portolan.plugins.packages.PackageFiles;
import dev.portolan.plugins.packages.PluginPackage;
import dev.portolan.plugins.packages.PluginPackage.Result.Accepted;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class EditionTest {
    private static final String MANIFEST = """
            apiVersion: portolan.dev/v1
            id: handbook
            publisher: acme
            version: 1.2.0
            title: Handbook
            summary: Misses runbooks.
            categories: [documentation]
            license: Apache-2.0
            runtime: {kind: js, main: plugin.js}
            permissions: [catalog.entity.read, event.publish]
            extensions:
              - {point: event.handler, id: watch, title: Watch, function: watch,
                 events: [entity.created, plugin.acme.handbook.stale, plugin.acme.handbook-two.stale, plugin.other.handbook.stale]}
            """;

    @Test
    void hearsItsOwnEventsUnderThePublisherThatItRunsUnder() {
        var edition = Edition.of(plugin(), "local", Instant.ofEpochMilli(5));

        assertThat(edition.content().manifest().release().toString()).isEqualTo("local/handbook@1.2.0-dev.5");
        assertThat(edition.content().manifest().extensions())
                .singleElement()
                .isInstanceOfSatisfying(
                        Extension.EventHandler.class,
                        handler -> assertThat(handler.events())
                                .containsExactly(
                                        "entity.created",
                                        "plugin.local.handbook.stale",
                                        "plugin.acme.handbook-two.stale",
                                        "plugin.other.handbook.stale"));
    }

    private static PluginPackage plugin() {
        var files = PackageFiles.none()
                .with("plugin.yaml", MANIFEST.getBytes(StandardCharsets.UTF_8))
                .with("plugin.js", "export function watch() {}".getBytes(StandardCharsets.UTF_8));
        return ((Accepted) PluginPackage.of(files)).content();
    }
}
