package dev.portolan.plugins.marketplace;

import dev.portolan.plugins.packages.PackageSignature;
import dev.portolan.plugins.packages.PluginPackage;
import dev.portolan.plugins.runtime.Inspection;
import dev.portolan.plugins.runtime.PluginRuntime;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/// The one way by which a package becomes a release, whoever sends it: read, signature, fit, code, then stored.
@ApplicationScoped
class PublishingService {
    private final ReleaseService releases;
    private final PluginRuntime runtime;
    private final MarketplaceConfig config;

    PublishingService(ReleaseService releases, PluginRuntime runtime, MarketplaceConfig config) {
        this.releases = releases;
        this.runtime = runtime;
        this.config = config;
    }

    /// @param publisher who sends it
    /// @param zip a signed package
    Publication publish(String publisher, byte[] zip) {
        return switch (PluginPackage.ofZip(zip)) {
            case PluginPackage.Result.Refused(var findings) -> new Publication.Refused(findings);
            case PluginPackage.Result.Accepted(var content) -> check(publisher, content);
        };
    }

    private Publication check(String publisher, PluginPackage content) {
        var named = content.manifest().release().plugin().publisher();
        if (!named.equals(publisher)) {
            return Publication.Refused.because("/publisher", named, publisher, "Publish under your own name.");
        }
        var key = releases.publisher(publisher).map(row -> PublisherKeys.read(row.publicKey));
        if (key.isEmpty() || !PackageSignature.verify(content.files(), key.get())) {
            return Publication.Refused.because(
                    "SIGNATURE", "", "a signature of " + publisher, "The signature is missing or not good.");
        }
        var requires = content.manifest().operation().requires();
        if (!requires.fits(config.platformVersion())) {
            return Publication.Refused.because(
                    "/requires/portolan",
                    requires.portolan(),
                    "a range with " + config.platformVersion(),
                    "It does not run on this version of the platform.");
        }
        return Published.scripted(content.manifest()) ? inspect(content) : releases.add(content);
    }

    private Publication inspect(PluginPackage content) {
        return switch (runtime.inspect(Published.inspected(content))) {
            case Inspection.Broken(var message, var line) ->
                Publication.Refused.because("code", line == null ? "" : "line " + line, "code that loads", message);
            case Inspection.Loaded(var functions) -> {
                List<String> absent = new ArrayList<>(content.functions());
                absent.removeAll(functions);
                yield absent.isEmpty()
                        ? releases.add(content)
                        : Publication.Refused.because(
                                "code",
                                String.join(", ", functions),
                                "exports " + String.join(", ", absent),
                                "The code lacks functions that the manifest names: " + String.join(", ", absent) + ".");
            }
        };
    }
}
