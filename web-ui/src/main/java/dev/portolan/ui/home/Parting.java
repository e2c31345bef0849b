package dev.portolan.ui.home;

import com.vaadin.flow.router.QueryParameters;
import dev.portolan.contracts.Slug;
import dev.portolan.ui.page.Notice;
import dev.portolan.ui.page.Tone;
import java.util.Optional;

/// Why somebody came here from an organization without wanting to.
final class Parting {
    private Parting() {}

    /// @param parameters `left`, `erased` or `ended`, each with the organization's slug
    static Optional<Notice> of(QueryParameters parameters) {
        return slug(parameters, "left")
                .map(slug -> new Notice(
                        Tone.ATTENTION,
                        "You are no longer a member of " + slug,
                        "An owner or admin has taken you out, or you left. Ask them for an invitation if that is a"
                                + " mistake."))
                .or(() -> slug(parameters, "erased")
                        .map(slug -> new Notice(
                                Tone.ATTENTION,
                                "The organization " + slug + " is closed",
                                "Its data is erased. What it had is in the exports that its owners took.")))
                .or(() -> slug(parameters, "ended")
                        .map(slug -> new Notice(
                                Tone.INFO,
                                "The support session with " + slug + " has ended",
                                "You have no access to that organization any more.")));
    }

    private static Optional<Slug> slug(QueryParameters parameters, String name) {
        try {
            return parameters.getSingleParameter(name).map(Slug::new);
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // what stands in an address is shown only when it can be an organization's
        }
    }
}
