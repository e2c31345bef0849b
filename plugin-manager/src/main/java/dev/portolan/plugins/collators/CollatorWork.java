package dev.portolan.plugins.collators;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.portolan.plugins.extensions.ActiveExtension;
import dev.portolan.plugins.installations.Installation;
import dev.portolan.plugins.packages.ExtensionPoint;
import dev.portolan.plugins.schedules.Run;
import dev.portolan.plugins.schedules.RunResult;
import dev.portolan.plugins.schedules.ScheduledWork;
import dev.portolan.plugins.shares.Listings;
import dev.portolan.plugins.shares.Share;
import dev.portolan.plugins.shares.ShareService;
import jakarta.enterprise.context.ApplicationScoped;

/// Has collators say which documents there are. They are found while their plugin is enabled.
@ApplicationScoped
class CollatorWork implements ScheduledWork {
    private final Listings listings;
    private final ShareService shares;

    CollatorWork(Listings listings, ShareService shares) {
        this.listings = listings;
        this.shares = shares;
    }

    @Override
    public ExtensionPoint point() {
        return ExtensionPoint.SEARCH_COLLATOR;
    }

    @Override
    public RunResult run(ActiveExtension active, Run run) {
        var input = JsonNodeFactory.instance.objectNode();
        return listings.run(active, run, DocumentTelling.DOCUMENTS, input, DocumentListing::read);
    }

    @Override
    public void stopped(Installation installation, String extension, boolean gone) {
        shares.retract(Share.of(installation, extension), DocumentTelling.DOCUMENTS, true);
    }
}
