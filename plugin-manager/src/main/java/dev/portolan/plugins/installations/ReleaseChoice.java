package dev.portolan.plugins.installations;

import dev.portolan.contracts.PluginId;
import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.plugins.marketplace.Published;
import dev.portolan.plugins.marketplace.ReleaseService;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/// Chooses the release for a request.
@ApplicationScoped
class ReleaseChoice {
    private final ReleaseService releases;

    ReleaseChoice(ReleaseService releases) {
        this.releases = releases;
    }

    Published of(Installation installation) {
        return releases.byDigest(installation.setup().release().digest());
    }

    Published byDigest(String digest) {
        return releases.byDigest(digest);
    }

    /// @throws ProblemException `not-found` when the marketplace has no such plugin
    void known(PluginId plugin) {
        if (!releases.exists(plugin)) {
            throw ProblemException.notFound();
        }
    }

    /// @param former what runs now, or ran before it was uninstalled
    /// @throws ProblemException `invalid` when there is no such release, or it may not be installed
    Published wanted(PluginId plugin, @Nullable Published former, InstallRequest request) {
        if (request.version() != null) {
            return releases.find(plugin, request.version())
                    .filter(release -> release.offered() || same(release, former))
                    .orElseThrow(() -> ProblemException.invalid("/version", "is no release that can be installed"));
        }
        if (request.channel() != null) {
            return releases.newest(plugin, request.channel())
                    .orElseThrow(() -> ProblemException.invalid("/channel", "has no release that can be installed"));
        }
        if (former != null && former.runs()) {
            return former;
        }
        return releases.newest(plugin, "stable")
                .orElseThrow(() -> ProblemException.invalid("/version", "must be given: there is no stable release"));
    }

    /// Whether a release is the one that the stable channel leads to now.
    boolean follows(Published release) {
        return releases.newest(release.plugin(), "stable")
                .filter(newest -> newest.digest().equals(release.digest()))
                .isPresent();
    }

    private static boolean same(Published release, @Nullable Published former) {
        return former != null && former.runs() && former.digest().equals(release.digest());
    }
}
