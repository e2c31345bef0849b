package dev.portolan.ui.views;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.router.QueryParameters;
import dev.portolan.contracts.EntityRef;
import dev.portolan.ui.clients.Plugins.Extension;
import dev.portolan.ui.session.TenantSession;
import org.jspecify.annotations.Nullable;

/// A part of the portal itself that a built-in plugin adds where its manifest says `component` in place of `function`:
/// on entities, on the home page, or as a page of its own. Make it a bean, and it is found by its name.
public interface PortalComponent {
    /// As manifests name it, for example `api-definition`.
    String name();

    /// Makes one for a place. Runs in a request of the page; what takes time is loaded by
    /// [dev.portolan.ui.page.Background].
    Component at(Place place);

    /// Whether it brings the head of its page along. Otherwise a `nav.page` has the extension's title above it.
    default boolean wholePage() {
        return false;
    }

    /// A component that is told when the address changes while it is shown, and so is not made anew.
    interface Follows {
        void follow(Place place);
    }

    /// Where a component is shown.
    ///
    /// @param entity whose page it is; null on pages that are of no entity
    /// @param address below the extension's own page
    record Place(
            TenantSession tenant,
            Extension extension,
            @Nullable EntityRef entity,
            Address address) {}

    /// What stands in the address after the extension's own.
    ///
    /// @param path without a leading slash; empty at the extension itself
    record Address(String path, QueryParameters query) {
        /// Of what has no address of its own, such as a card.
        public static final Address NONE = new Address("", QueryParameters.empty());
    }
}
