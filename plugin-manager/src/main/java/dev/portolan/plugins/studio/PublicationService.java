package dev.portolan.plugins.studio;

import dev.portolan.contracts.PluginId;
import dev.portolan.contracts.Problem.Violation;
import dev.portolan.kernel.identity.Caller;
import dev.portolan.kernel.problems.Common;
import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.plugins.marketplace.OwnReleaseService;
import dev.portolan.plugins.marketplace.Publication;
import dev.portolan.plugins.marketplace.Published;
import dev.portolan.plugins.packages.PluginPackage;
import dev.portolan.plugins.schema.Finding;
import dev.portolan.plugins.studio.DraftViews.Released;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Makes a release of a draft, for its own organization.
@ApplicationScoped
class PublicationService {
    private final DraftService drafts;
    private final OwnReleaseService releases;
    private final Caller caller;

    PublicationService(DraftService drafts, OwnReleaseService releases, Caller caller) {
        this.drafts = drafts;
        this.releases = releases;
        this.caller = caller;
    }

    /// @throws ProblemException `invalid` with pointers into the draft's content, when it cannot be a release yet;
    ///     `draft-unchanged` when the last one is just this; `precondition-failed` when it is not as it was seen
    Released publish(UUID id, @Nullable String ifMatch) {
        var draft = drafts.seen(id, ifMatch);
        var same = draft.sameAs();
        if (same != null) {
            throw unchanged(same);
        }
        var plugin = new PluginId(draft.publisher(), draft.name());
        var made = DraftPackage.of(plugin, releases.next(plugin), draft.content());
        if (PluginPackage.of(made.files()) instanceof PluginPackage.Result.Refused(var findings)) {
            throw refused(made.places(), findings);
        }
        var tenant = caller.tenant();
        return switch (releases.publish(tenant.id(), tenant.slug() + " (private)", made.files())) {
            case Publication.Refused(var findings) -> throw refused(made.places(), findings);
            case Publication.Done(var release) -> noted(id, release);
            case Publication.Unchanged(var release) -> throw unchanged(release.version());
        };
    }

    private Released noted(UUID id, Published release) {
        drafts.released(id, release.version());
        return new Released(release.plugin().publisher(), release.plugin().plugin(), release.version());
    }

    private static ProblemException unchanged(String version) {
        return new ProblemException(
                StudioProblem.DRAFT_UNCHANGED,
                "Nothing has changed since version " + version + ", so there is nothing to publish.");
    }

    private static ProblemException refused(Places places, List<Finding> findings) {
        var violations = PreviewService.faults(places, findings).stream()
                .map(fault -> new Violation(
                        "/content" + fault.pointer(),
                        fault.message() + " Found: " + fault.found() + ". Expected: " + fault.expected() + "."))
                .toList();
        return new ProblemException(Common.INVALID, "The draft cannot be published yet.", violations);
    }
}
