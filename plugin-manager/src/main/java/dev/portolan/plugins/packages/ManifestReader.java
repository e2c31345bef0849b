package dev.portolan.plugins.packages;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.google.re2j.Pattern;
import dev.portolan.contracts.PluginId;
import dev.portolan.plugins.packages.Manifest.Config;
import dev.portolan.plugins.packages.Manifest.Data;
import dev.portolan.plugins.packages.Manifest.Listing;
import dev.portolan.plugins.packages.Manifest.Operation;
import dev.portolan.plugins.permissions.Permission;
import dev.portolan.plugins.schema.Findings;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.semver4j.Semver;

/// Reads a manifest and finds all that is wrong with it.
final class ManifestReader {
    private static final String API_VERSION = "portolan.dev/v1";
    private static final Pattern NAME = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?");
    private static final Pattern CATEGORY = Pattern.compile("[a-z][a-z0-9-]{1,30}");

    private final Findings findings = new Findings();
    private final Keys top;

    private ManifestReader(JsonNode json) {
        this.top = new Keys(json, JsonPointer.empty(), findings);
    }

    static Manifest.Result read(JsonNode json) {
        if (!json.isObject()) {
            var findings = new Findings();
            findings.add(JsonPointer.empty(), json, "an object", "A manifest is an object.");
            return new Manifest.Result.Refused(findings.list());
        }
        var reader = new ManifestReader(json);
        var manifest = reader.manifest();
        return manifest != null && reader.findings.isEmpty()
                ? new Manifest.Result.Accepted(manifest)
                : new Manifest.Result.Refused(reader.findings.list());
    }

    private @Nullable Manifest manifest() {
        top.only(
                "apiVersion",
                "id",
                "publisher",
                "version",
                "title",
                "summary",
                "categories",
                "license",
                "premium",
                "runtime",
                "requires",
                "permissions",
                "limits",
                "config",
                "extensions",
                "data");
        if (!top.json().path("apiVersion").asText().equals(API_VERSION)) {
            top.fault("apiVersion", API_VERSION, "This version of manifests is not known.");
        }
        var release = release();
        var listing = new Listing(
                top.text("title", 60),
                top.text("summary", 200),
                top.texts("categories", 5, CATEGORY, "a category in lower case, such as quality"),
                top.optionalText("license", 60),
                top.flag("premium"));
        var permissions = permissions();
        var publisher = top.json().path("publisher").asText();
        var runtime = RuntimeReader.read(top.child("runtime"), publisher, permissions);
        var operation = new Operation(runtime, requirements(), permissions, limits());
        var config = config();
        var extensions = extensions();
        return release == null ? null : new Manifest(release, listing, operation, config, extensions, data());
    }

    private @Nullable Release release() {
        var publisher = top.matching("publisher", NAME, "1 to 40 of a-z, 0-9 and -");
        var id = top.matching("id", NAME, "1 to 40 of a-z, 0-9 and -");
        var version = Semver.parse(top.text("version", 60));
        if (version == null) {
            top.fault(
                    "version",
                    "three numbers, such as 1.4.0 or 2.0.0-beta.1",
                    "The version is not semantic (semver.org).");
        }
        return version == null || publisher.isEmpty() || id.isEmpty()
                ? null
                : new Release(new PluginId(publisher, id), version);
    }

    private Requirements requirements() {
        return RequirementsReader.read(top.child("requires"));
    }

    private List<Permission> permissions() {
        var permissions = new ArrayList<Permission>();
        top.each("permissions", 30, (item, at) -> {
            var text = item.isObject() && item.size() == 1
                    ? "egress:" + item.path("egress").asText("")
                    : item.asText("");
            try {
                var permission = Permission.parse(text);
                if (permissions.contains(permission)) {
                    findings.add(at, item, "each permission once", "This permission stands there twice.");
                }
                permissions.add(permission);
            } catch (IllegalArgumentException e) {
                findings.add(at, item, String.valueOf(e.getMessage()), "There is no such permission.");
            }
        });
        return permissions;
    }

    private Limits limits() {
        var limits =
                top.child("limits").only("timeoutMs", "memoryMiB", "callsPerMinute", "outputKiB", "kvKiB", "hostCalls");
        var usual = Limits.DEFAULT;
        return new Limits(
                limits.number("timeoutMs", 50, 10_000, usual.timeoutMs()),
                limits.number("memoryMiB", 4, 128, usual.memoryMiB()),
                limits.number("callsPerMinute", 1, 6_000, usual.callsPerMinute()),
                limits.number("outputKiB", 1, 1_024, usual.outputKiB()),
                limits.number("kvKiB", 0, 65_536, usual.kvKiB()),
                limits.number("hostCalls", 0, 100, usual.hostCalls()));
    }

    private @Nullable Config config() {
        if (!top.has("config")) {
            return null;
        }
        var config = top.child("config").only("version", "migrate", "test", "health");
        return new Config(
                config.number("version", 1, 1_000_000, 1),
                config.optionalFunction("migrate"),
                config.optionalFunction("test"),
                config.optionalFunction("health"));
    }

    private List<Extension> extensions() {
        var extensions = new ArrayList<Extension>();
        var builtIn = top.json().path("publisher").asText().equals("portolan");
        var ids = new HashSet<String>();
        top.each("extensions", 50, (item, at) -> {
            var keys = new Keys(item, at, findings);
            var id = keys.matching("id", NAME, "1 to 40 of a-z, 0-9 and -");
            if (!id.isEmpty() && !ids.add(id)) {
                keys.fault("id", "each id once", "Two extensions have this id.");
            }
            ExtensionReader.read(keys, id, builtIn).ifPresent(extensions::add);
        });
        return extensions;
    }

    private @Nullable Data data() {
        if (!top.has("data")) {
            return null;
        }
        var data = top.child("data").only("classes", "erase");
        return new Data(
                data.texts("classes", 20, CATEGORY, "a class of data in lower case, such as source-metrics"),
                data.optionalFunction("erase"));
    }
}
