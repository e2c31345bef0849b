package dev.portolan.plugins.packages;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.portolan.plugins.declarations.Declarations;
import dev.portolan.plugins.permissions.Egress;
import dev.portolan.plugins.permissions.Permission;
import dev.portolan.plugins.schema.ConfigSchema;
import dev.portolan.plugins.schema.Finding;
import dev.portolan.plugins.schema.Findings;
import dev.portolan.plugins.views.Views;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// Checks the files of a package against each other and makes the package of them.
final class PackageReader {
    static final String MANIFEST = "plugin.yaml";
    static final String SCHEMA = "config.schema.json";
    static final String README = "README.md";
    static final String CHANGELOG = "CHANGELOG.md";
    static final String ICON = "icon.svg";

    private static final int LARGEST_TEXT = 512 << 10;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .build();

    private final PackageFiles files;
    private final Findings findings;

    private PackageReader(PackageFiles files, Findings findings) {
        this.files = files;
        this.findings = findings;
    }

    /// @param findings what taking the files in has found
    static PluginPackage.Result read(PackageFiles files, Findings findings) {
        return new PackageReader(files, findings).read();
    }

    private PluginPackage.Result read() {
        var manifest = manifest();
        var schema = schema();
        text(README);
        text(CHANGELOG);
        text(ICON).ifPresent(new IconCheck(findings, ICON)::check);
        var declared = manifest.map(read -> read.operation().runtime() instanceof Runtime.Declarative)
                .orElse(false);
        for (var path : files.paths()) {
            if (path.startsWith("i18n/")) {
                json(path);
            } else if (path.startsWith("views/")) {
                view(path, declared);
            }
        }
        new ImageCheck(findings).check(files);
        manifest.ifPresent(read -> {
            code(read.operation().runtime());
            read.extensions().forEach(this::logo);
        });
        if (manifest.isPresent() && schema.isPresent()) {
            destinations(manifest.get(), schema.get());
            signatures(manifest.get(), schema.get());
            if (manifest.get().operation().runtime() instanceof Runtime.Remote remote) {
                signing(remote, schema.get());
            }
        }
        return manifest.isPresent() && schema.isPresent() && findings.isEmpty()
                ? new PluginPackage.Result.Accepted(new PluginPackage(manifest.get(), schema.get(), files))
                : new PluginPackage.Result.Refused(findings.list());
    }

    private Optional<Manifest> manifest() {
        var text = text(MANIFEST);
        if (text.isEmpty()) {
            findings.add(MANIFEST, "nothing", "the manifest", "There is no plugin.yaml at the top of the package.");
            return Optional.empty();
        }
        return switch (Manifest.parse(text.get())) {
            case Manifest.Result.Accepted(var manifest) -> Optional.of(manifest);
            case Manifest.Result.Refused(var faults) -> {
                within(MANIFEST, faults);
                yield Optional.empty();
            }
        };
    }

    private Optional<ConfigSchema> schema() {
        if (!files.paths().contains(SCHEMA)) {
            return Optional.of(ConfigSchema.none());
        }
        var json = json(SCHEMA);
        if (json.isMissingNode()) {
            return Optional.empty();
        }
        return switch (ConfigSchema.parse(json)) {
            case ConfigSchema.Result.Accepted(var schema) -> Optional.of(schema);
            case ConfigSchema.Result.Refused(var faults) -> {
                within(SCHEMA, faults);
                yield Optional.empty();
            }
        };
    }

    private void code(Runtime runtime) {
        switch (runtime) {
            case Runtime.Js(var main) -> there(main, "a JavaScript module");
            case Runtime.Wasm(var main) -> {
                if (files.bytes(main).isEmpty() && !main.isEmpty()) {
                    lacking(main, "a WebAssembly module");
                }
            }
            case Runtime.Declarative(var main) -> {
                if (there(main, "declared functions")
                        && DeclaredFile.read(files, main) instanceof Declarations.Result.Faulty(var faults)) {
                    within(main, faults);
                }
            }
            case Runtime.Remote _, Runtime.BuiltIn _ -> {}
        }
    }

    private void logo(Extension extension) {
        if (extension instanceof Extension.Theme theme && theme.logo() != null) {
            text(theme.logo())
                    .ifPresentOrElse(
                            new IconCheck(findings, theme.logo())::check,
                            () -> lacking(String.valueOf(theme.logo()), "a drawing"));
        }
    }

    private boolean there(String main, String expected) {
        var text = text(main);
        if (text.isEmpty() && !main.isEmpty()) {
            lacking(main, expected);
        }
        return text.isPresent();
    }

    private void lacking(String main, String expected) {
        findings.add(main, "nothing", expected, "The manifest names this file, the package lacks it.");
    }

    private void view(String path, boolean declared) {
        var view = ManifestText.read(text(path).orElse(""), findings);
        if (!declared || !DeclaredFile.computed(view)) {
            within(path, Views.check(view).findings());
        }
    }

    /// The secret that signs calls goes, as any secret, to one address: that of the service.
    private void signing(Runtime.Remote remote, ConfigSchema schema) {
        var sound = schema.secrets().stream()
                .anyMatch(secret -> secret.path().equals(remote.secret())
                        && secret.destination().equals(remote.origin()));
        if (!sound && !remote.secret().isEmpty() && !remote.origin().isEmpty()) {
            findings.add(
                    MANIFEST + "#/runtime/secret",
                    remote.secret(),
                    "a setting of " + SCHEMA + " with x-secret: {for: \"" + remote.origin() + "\"}",
                    "Calls of the service are signed with a secret of the installation, meant for that address.");
        }
    }

    /// What callers prove themselves by is a secret that an admin can set.
    private void signatures(Manifest manifest, ConfigSchema schema) {
        var extensions = manifest.extensions();
        for (var extension : extensions) {
            if (extension instanceof Extension.WebhookReceiver receiver
                    && receiver.signature() != null
                    && schema.secrets().stream()
                            .noneMatch(field ->
                                    field.path().equals(receiver.signature().secret()))) {
                findings.add(
                        MANIFEST + "#/extensions/" + extensions.indexOf(extension) + "/signature/secret",
                        receiver.signature().secret(),
                        "a secret of " + SCHEMA,
                        "The plugin has no such secret setting.");
            }
        }
    }

    /// A secret goes to an address that the admin consents to.
    private void destinations(Manifest manifest, ConfigSchema schema) {
        for (var secret : schema.secrets()) {
            if (secret.leaves()
                    && !manifest.operation().permissions().contains(new Permission.Egress(secret.destination()))) {
                findings.add(
                        SCHEMA + "#" + secret.pointer(),
                        secret.destination(),
                        "one of the manifest's permissions: - egress: \"" + secret.destination() + "\"",
                        "A secret can only go to an address that the plugin may call.");
            }
        }
        var wanted = manifest.operation().permissions();
        for (var permission : wanted) {
            if (permission instanceof Permission.Egress(var template)
                    && Egress.setting(template)
                            .filter(name -> schema.root().always().properties().containsKey(name))
                            .isEmpty()
                    && template.contains("{")) {
                findings.add(
                        MANIFEST + "#/permissions/" + wanted.indexOf(permission),
                        template,
                        "a setting of " + SCHEMA,
                        "The address depends on a setting that the plugin does not have.");
            }
        }
    }

    private JsonNode json(String path) {
        try {
            return JSON.readTree(text(path).orElse(""));
        } catch (JsonProcessingException e) {
            var at = e.getLocation();
            findings.add(
                    path,
                    "line %d, column %d".formatted(at == null ? 0 : at.getLineNr(), at == null ? 0 : at.getColumnNr()),
                    "JSON",
                    "This is no JSON.");
            return MissingNode.getInstance();
        }
    }

    private Optional<String> text(String path) {
        var bytes = files.bytes(path);
        if (bytes.isEmpty()) {
            return Optional.empty();
        }
        if (bytes.get().length > LARGEST_TEXT) {
            findings.add(path, "%,d KiB".formatted(files.size(path) >> 10), "512 KiB", "The file is too large.");
            return Optional.of("");
        }
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.get()))
                    .toString());
        } catch (CharacterCodingException e) {
            findings.add(path, "other bytes", "text in UTF-8", "The file is no text.");
            return Optional.of("");
        }
    }

    private void within(String path, List<Finding> faults) {
        faults.forEach(f -> findings.add(path + "#" + f.path(), f.found(), f.expected(), f.message()));
    }
}
