package dev.portolan.plugins.marketplace;

import dev.portolan.plugins.packages.PackageSignature;
import dev.portolan.plugins.packages.PluginPackage;
import dev.portolan.plugins.packages.PluginPackage.Result.Accepted;
import dev.portolan.plugins.packages.PluginPackage.Result.Refused;
import dev.portolan.plugins.publishers.PublisherService;
import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.util.Arrays;
import java.util.List;

/// Publishes the plugins that come with the product, as any publisher would. Runs at each start: what was published
/// before stays as it is.
@ApplicationScoped
class FirstParty {
    static final String PUBLISHER = PublisherService.OWN;
    private static final String FOLDER = "first-party/";

    private final PublishingService publishing;
    private final ReleaseService releases;
    private final PublisherService publishers;
    private final PublisherKeys keys;
    private final MarketplaceConfig config;

    FirstParty(
            PublishingService publishing,
            ReleaseService releases,
            PublisherService publishers,
            PublisherKeys keys,
            MarketplaceConfig config) {
        this.publishing = publishing;
        this.releases = releases;
        this.publishers = publishers;
        this.keys = keys;
        this.config = config;
    }

    @ActivateRequestContext
    void publish(@Observes StartupEvent started) {
        var key = keys.firstParty();
        publishers.enrol(PUBLISHER, "Portolan", key.getPublic());
        if (config.firstParty()) {
            names().forEach(name -> publish(name, key));
        }
    }

    private void publish(String name, KeyPair key) {
        switch (PluginPackage.ofZip(resource(FOLDER + name))) {
            case Refused(var findings) -> Log.errorf("first-party package refused plugin=%s: %s", name, findings);
            case Accepted(var content) -> publish(content, key);
        }
    }

    private void publish(PluginPackage content, KeyPair key) {
        var release = content.manifest().release();
        var known = releases.find(release.plugin(), release.version().toString());
        if (known.isPresent() && known.get().digest().equals(content.digest())) {
            return;
        }
        var signed = PackageSignature.sign(content.files(), key.getPrivate());
        switch (publishing.publish(PUBLISHER, signed.zip())) {
            case Publication.Done _ -> Log.infof("published plugin=%s", release);
            case Publication.Unchanged _ -> {}
            case Publication.Refused(var findings) ->
                Log.errorf("first-party release refused plugin=%s: %s", release, findings);
        }
    }

    private static List<String> names() {
        var index = new String(resource(FOLDER + "index.txt"), StandardCharsets.UTF_8);
        return Arrays.stream(index.split("\\R", -1))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    private static byte[] resource(String name) {
        try (var stream = Thread.currentThread().getContextClassLoader().getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("the build has not packed " + name);
            }
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
