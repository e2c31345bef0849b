package dev.portolan.ui.live;

import dev.portolan.contracts.CatalogEvent;
import dev.portolan.contracts.PluginId;
import dev.portolan.contracts.PluginState;
import dev.portolan.contracts.ReleaseState;
import dev.portolan.contracts.TenantId;
import dev.portolan.contracts.TenantState;
import dev.portolan.ui.clients.Sources.Progress;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Something that changed in an organization while pages are open.
public sealed interface Change {
    TenantId tenant();

    /// An installation is to be so from now on.
    record PluginChanged(PluginState state) implements Change {
        @Override
        public TenantId tenant() {
            return state.tenant();
        }
    }

    record PluginRemoved(TenantId tenant, PluginId plugin) implements Change {}

    record CatalogChanged(CatalogEvent event) implements Change {
        @Override
        public TenantId tenant() {
            return event.tenant();
        }
    }

    /// A source is being read, and has come so far.
    record SourceProgress(TenantId tenant, UUID source, Progress progress) implements Change {}

    /// About the organization itself, who may do what in it, and what the platform does: the business of the frame
    /// around the pages, and of few pages in it.
    sealed interface Standing extends Change {}

    /// Tokens issued before now are void: a role was changed, a member removed, a session ended.
    ///
    /// @param subject whose tokens; null for everybody's
    record AccessChanged(TenantId tenant, @Nullable String subject) implements Standing {
        /// Whether it may be about this person.
        public boolean concerns(String person) {
            return subject == null || subject.equals(person);
        }
    }

    /// The organization's state, name or plan is so from now on.
    record TenantChanged(TenantState state) implements Standing {
        @Override
        public TenantId tenant() {
            return state.id();
        }
    }

    /// The organization is erased.
    record TenantErased(TenantId tenant) implements Standing {}

    /// Whether this node hears of changes. While it does not, nobody's changes are taken either.
    record HearingChanged(TenantId tenant, boolean heard) implements Standing {}

    /// Where a release stands, for all organizations: it may have been stopped.
    record ReleaseChanged(TenantId tenant, ReleaseState state) implements Standing {}

    /// An admin has saved, published or deleted a draft of the studio.
    record DraftChanged(TenantId tenant, String draft) implements Standing {}

    /// A support session began or ended.
    record SupportChanged(TenantId tenant) implements Standing {}

    /// A member's inbox is another.
    ///
    /// @param arrived what is new in it; null when the member has changed something
    record InboxChanged(
            TenantId tenant, String recipient, @Nullable Arrived arrived) implements Standing {}

    /// A notification that came.
    ///
    /// @param severity `critical`, `high`, `normal` or `low`
    record Arrived(UUID notification, String severity) {}
}
