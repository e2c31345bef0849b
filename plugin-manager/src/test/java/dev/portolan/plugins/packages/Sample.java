package dev.portolan.plugins.packages;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// A plugin package that is in order, and ways to spoil it.
final class Sample {
    static final String MANIFEST = """
            apiVersion: portolan.dev/v1
            id: sonarqube
            publisher: portolan
            version: 1.4.0
            title: Code quality
            summary: Quality gate, coverage and open issues of a component, from SonarQube.
            categories: [quality]
            license: Apache-2.0
            runtime: {kind: js, main: plugin.js}
            requires: {portolan: ">=1.0 <2.0", plugins: {portolan/notifications: {range: "^1", optional: true}}}
            permissions:
              - catalog.entity.read
              - notification.send
              - egress: "https://{config.host}"
            limits: {timeoutMs: 800, memoryMiB: 32, callsPerMinute: 600, outputKiB: 256, kvKiB: 1024}
            config: {version: 3, migrate: migrate, test: test}
            extensions:
              - {point: entity.card, id: quality, title: Code quality, function: card, refresh: 5m,
                 when: {kind: component, "metadata.annotations.sonarqube.org/project-key": {$exists: true}}}
              - {point: home.widget, id: worst, title: Worst gates, function: widget}
            data: {classes: [source-metrics], erase: erase}
            """;
    static final String SCHEMA = """
            {"type": "object", "required": ["host"], "properties": {
              "host": {"type": "string"},
              "token": {"type": "string", "x-secret": {"for": "https://{config.host}"}},
              "project": {"type": "string", "x-options": {"function": "projects"}}}}
            """;

    private Sample() {}

    static Map<String, String> files() {
        var files = new LinkedHashMap<String, String>();
        files.put("plugin.yaml", MANIFEST);
        files.put("config.schema.json", SCHEMA);
        files.put("plugin.js", "export function card() {}");
        files.put("README.md", "# Code quality");
        files.put("CHANGELOG.md", "## 1.4.0");
        files.put("icon.svg", "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><path d='M0 0h9v9z'/></svg>");
        files.put("views/help.yaml", "block: text\nmarkdown: Help\n");
        files.put("i18n/de.json", "{\"title\": \"Codequalität\"}");
        return files;
    }

    static byte[] zip(Map<String, String> files) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static Map<String, String> with(String path, String content) {
        var files = files();
        files.put(path, content);
        return files;
    }

    static PluginPackage accepted(byte[] zip) {
        return switch (PluginPackage.ofZip(zip)) {
            case PluginPackage.Result.Accepted(var content) -> content;
            case PluginPackage.Result.Refused(var findings) -> throw new AssertionError(findings);
        };
    }
}
