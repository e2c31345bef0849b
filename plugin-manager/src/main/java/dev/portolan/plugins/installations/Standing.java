package dev.portolan.plugins.installations;

import dev.portolan.plugins.marketplace.MarketplaceConfig;
import dev.portolan.plugins.marketplace.Published;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/// Whether the platform lets a release run: it stops those that it has revoked, and those that are not made for this
/// version of it. That is so for as long as it is, for every tenant; no installation is changed by it.
@ApplicationScoped
public class Standing {
    private final MarketplaceConfig config;

    Standing(MarketplaceConfig config) {
        this.config = config;
    }

    /// Why a release does not run, for people; empty where it does.
    public Optional<String> obstacle(Published release) {
        if (!release.runs()) {
            var why = release.reason() == null ? "." : ": " + release.reason();
            return Optional.of("Version " + release.version() + " has been withdrawn by the platform" + why);
        }
        var requires = release.manifest().operation().requires();
        if (!requires.fits(config.platformVersion())) {
            return Optional.of("Version " + release.version() + " runs on Portolan " + requires.portolan()
                    + ", and this is " + config.platformVersion() + ".");
        }
        return Optional.empty();
    }

    /// An installation as it stands once the platform's word is counted in.
    public Installation of(Installation installation, Published release) {
        return installation.uninstalled()
                ? installation
                : obstacle(release).map(installation::blocked).orElse(installation);
    }
}
