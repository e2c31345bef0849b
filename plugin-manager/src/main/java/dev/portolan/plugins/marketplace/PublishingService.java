package dev.portolan.plugins.marketplace;

import dev.portolan.plugins.packages.PackageSignature;
import dev.portolan.plugins.packages.PluginPackage;
import dev.portolan.plugins.publishers.PublisherProfile;
import dev.portolan.plugins.publishers.PublisherService;
import dev.portolan.plugins.runtime.Inspection;
import dev.portolan.plugins.runtime.PluginRuntime;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/// The one way by which a package becomes a release, whoever sends it: read, signature, fit, code, then stored.
@ApplicationScoped
public class PublishingService {
    private final ReleaseService releases;
    private final PublisherService publishers;
    private final PluginRuntime runtime;
    private final MarketplaceConfig config;

    PublishingService(
            ReleaseService releases, PublisherService publishers, PluginRuntime runtime, MarketplaceConfig config) {
        this.releases = releases;
        this.publishers = publishers;
        this.runtime = runtime;
        this.config = config;
    }

    /// Publishes at once what is in order.
    ///
    /// @param publisher who sends it
    /// @param zip a signed package
    Publication publish(String publisher, byte[] zip) {
        return switch (check(publisher, zip)) {
            case Checked.Faulty(var findings) -> new Publication.Refused(findings);
            case Checked.Sound sound -> add(sound, publisher.equals(PublisherService.OWN));
        };
    }

    /// Looks whether a package is in order, and publishes nothing. May take seconds: its code is loaded.
    public Checked check(String publisher, byte[] zip) {
        return switch (PluginPackage.ofZip(zip)) {
            case PluginPackage.Result.Refused(var findings) -> new Checked.Faulty(findings);
            case PluginPackage.Result.Accepted(var content) -> check(publisher, content);
        };
    }

    /// Publishes what was found in order, within the caller's transaction where there is one. A version can be given
    /// once.
    ///
    /// @param reviewed whether a person of the platform has looked at its code
    public Publication add(Checked.Sound sound, boolean reviewed) {
        return releases.add(sound.content(), sound.signedBy(), reviewed);
    }

    private Checked check(String publisher, PluginPackage content) {
        var release = content.manifest().release();
        var named = release.plugin().publisher();
        if (!named.equals(publisher)) {
            return Checked.Faulty.because("/publisher", named, publisher, "Publish under your own name.");
        }
        var key = publishers.find(publisher).map(PublisherProfile::key);
        if (key.isEmpty() || !PackageSignature.verify(content.files(), key.get().publicKey())) {
            return Checked.Faulty.because(
                    "SIGNATURE",
                    content.files().signature().isEmpty() ? "nothing" : "another signature",
                    "a signature of " + publisher + (key.isEmpty() ? ", once it has a verified key" : ""),
                    "The signature is missing or not good.");
        }
        var known = releases.find(release.plugin(), release.version().toString());
        if (known.isPresent() && !known.get().digest().equals(content.digest())) {
            return Checked.Faulty.because(
                    "/version",
                    release.version().toString(),
                    "a new version",
                    release + " was published before with other content.");
        }
        var requires = content.manifest().operation().requires();
        if (!requires.fits(config.platformVersion())) {
            return Checked.Faulty.because(
                    "/requires/portolan",
                    requires.portolan(),
                    "a range with " + config.platformVersion(),
                    "It does not run on this version of the platform.");
        }
        var sound = new Checked.Sound(content, key.get().fingerprint());
        return inspect(sound);
    }

    private Checked inspect(Checked.Sound sound) {
        var content = sound.content();
        return switch (runtime.inspect(Programs.inspected(content))) {
            case Inspection.Broken(var message, var line) ->
                Checked.Faulty.because("code", line == null ? "" : "line " + line, "code that loads", message);
            case Inspection.Elsewhere() -> sound;
            case Inspection.Loaded(var functions) -> {
                List<String> absent = new ArrayList<>(content.functions());
                absent.removeAll(functions);
                yield absent.isEmpty()
                        ? sound
                        : Checked.Faulty.because(
                                "code",
                                String.join(", ", functions),
                                "exports " + String.join(", ", absent),
                                "The code lacks functions that the manifest names: " + String.join(", ", absent) + ".");
            }
        };
    }
}
